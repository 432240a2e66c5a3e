using AtlasGen.Generator.Spec.Text;

namespace AtlasGen.CodeFixes;

/// <summary>Compares what a project or a script contains with an <c>AtlasSpec</c> item.</summary>
internal static class WrittenItem
{
    /// <summary>Returns whether a path is that of the item's document.</summary>
    /// <param name="path">The path, as it is written.</param>
    /// <param name="folder">The folder to which it is relative.</param>
    /// <param name="file">The item.</param>
    public static bool IsDocument(string path, string folder, SpecFile file) =>
        Path.GetFullPath(Path.Combine(folder, path.Trim().Replace('\\', '/')))
        == Path.GetFullPath(file.Path);

    /// <summary>Returns the entries of a list of operations.</summary>
    public static IEnumerable<string> Entries(string list) =>
        list.Split(';', '\n').Select(entry => entry.Trim()).Where(entry => entry.Length > 0);
}
