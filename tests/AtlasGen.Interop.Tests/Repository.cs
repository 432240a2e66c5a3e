using System.Reflection;

namespace AtlasGen.Interop.Tests;

/// <summary>The sources from which this assembly was built.</summary>
internal static class Repository
{
    public static string Folder { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryFolder")
            .Value!;
}
