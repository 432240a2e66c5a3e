using System.Reflection;

namespace AtlasGen.Generator.Tests.Harness;

/// <summary>The documents that tests read.</summary>
internal static class SpecTexts
{
    /// <summary>The invites operations, as the repository ships them.</summary>
    public static string Invites { get; } = ReadOwn("atlas-invites.yaml");

    /// <summary>A document of the folder named by ATLASGEN_CORPUS; without it, the test is skipped.</summary>
    public static string Corpus(string name)
    {
        var folder = Environment.GetEnvironmentVariable("ATLASGEN_CORPUS");
        Assert.SkipWhen(
            string.IsNullOrEmpty(folder),
            $"Set ATLASGEN_CORPUS to a folder that holds specs/{name}, a document of MongoDB that this project may not ship."
        );
        return File.ReadAllText(Path.Combine(Repository.Resolve(folder!), "specs", name));
    }

    private static string ReadOwn(string name) =>
        File.ReadAllText(Path.Combine(Repository.Folder, "specs", name));
}

/// <summary>Where the sources lie from which this assembly was built.</summary>
internal static class Repository
{
    public static string Folder { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryFolder")
            .Value!;

    /// <summary>A relative path counts from the repository, wherever the tests were started.</summary>
    public static string Resolve(string path) => Path.GetFullPath(path, Folder);
}
