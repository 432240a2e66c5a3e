using System.Reflection;

namespace AtlasGen.Benchmarks;

/// <summary>Where the sources lie from which this program was built.</summary>
internal static class Repository
{
    public static string Folder { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryFolder")
            .Value!;
}
