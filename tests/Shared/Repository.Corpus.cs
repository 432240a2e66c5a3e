namespace AtlasGen.Tests;

/// <content>Documents that cannot be part of the sources.</content>
internal static partial class Repository
{
    /// <summary>Returns the path of a MongoDB file or folder. If it is not available, the test is skipped.</summary>
    /// <remarks>
    /// A relative folder in ATLASGEN_CORPUS is relative to the repository, regardless of the working folder.
    /// </remarks>
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
