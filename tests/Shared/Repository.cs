using System.Reflection;

namespace AtlasGen.Tests;

/// <summary>Finds the sources from which an assembly was built.</summary>
internal static partial class Repository
{
    public static string Folder { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryFolder")
            .Value!;
}
