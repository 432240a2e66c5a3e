namespace AtlasGen.Generator.Tests.Harness;

/// <summary>The documents that tests read.</summary>
internal static class SpecTexts
{
    /// <summary>The invites operations, as the repository ships them.</summary>
    public static string Invites { get; } = ReadOwn("atlas-invites.yaml");

    /// <summary>A document that was made up for one concern of the generator.</summary>
    public static string Feature(string name) => ReadOwn(Path.Combine("features", name + ".yaml"));

    /// <summary>A document of MongoDB's; where there is none, the test is skipped.</summary>
    public static string Corpus(string name) =>
        File.ReadAllText(Repository.Corpus($"specs/{name}"));

    private static string ReadOwn(string name) =>
        File.ReadAllText(Path.Combine(Repository.Folder, "specs", name));
}
