namespace AtlasGen.Tests;

/// <content>Documents that the sources may not hold.</content>
internal static partial class Repository
{
    /// <summary>The path of a file or folder of MongoDB's; where there is none, the test is skipped.</summary>
    /// <remarks>A relative folder in ATLASGEN_CORPUS counts from the repository, wherever the tests were started.</remarks>
    public static string Corpus(string path)
    {
        var folder = Environment.GetEnvironmentVariable("ATLASGEN_CORPUS");
        Assert.SkipWhen(
            string.IsNullOrEmpty(folder),
            $"Set ATLASGEN_CORPUS to a folder that holds {path}, which is MongoDB's and may not be shipped here."
        );
        return Path.Combine(Path.GetFullPath(folder!, Folder), path);
    }
}
