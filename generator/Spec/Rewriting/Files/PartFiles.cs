using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Files;

/// <summary>The files to which references of a document can refer. A file is read when it is needed.</summary>
/// <remarks>
/// Only the project names files, so a reference never reaches any other file, whatever its path is.
/// </remarks>
internal sealed class PartFiles
{
    private readonly Func<string, SpecTree?> _read;
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpecTree?> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<SpecTree, PointerIndex> _indexes = [];

    /// <param name="document">The path of the document.</param>
    /// <param name="parts">The paths of the other files.</param>
    /// <param name="read">A function that reads one of them.</param>
    public PartFiles(string document, IEnumerable<string> parts, Func<string, SpecTree?> read)
    {
        _read = read;
        Document = FileAddress.Normalize(document);
        foreach (var part in parts)
        {
            _paths[FileAddress.Normalize(part)] = part;
        }

        _paths.Remove(Document);
    }

    /// <summary>Gets the normalized path of the document.</summary>
    public string Document { get; }

    public bool IsEmpty => _paths.Count == 0;

    /// <summary>Returns the normalized path of the file that a text comes from. That of an overlay is the document.</summary>
    public string FileOf(SpecText text) =>
        FileAddress.Normalize(text.Path) is var path && _paths.ContainsKey(path) ? path : Document;

    /// <summary>Returns the tree of a file; <see langword="null"/> if it is unknown or cannot be read.</summary>
    public SpecTree? Tree(string path)
    {
        if (!_paths.TryGetValue(path, out var part))
        {
            return null;
        }

        if (!_trees.TryGetValue(path, out var tree))
        {
            tree = _read(part);
            _trees.Add(path, tree);
        }

        return tree;
    }

    /// <summary>Returns the node at an address; <see langword="null"/> if there is none.</summary>
    public SpecNode? Find(FileAddress address)
    {
        // The fragment is a JSON pointer (RFC 6901 section 6).
        var pointer = Uri.UnescapeDataString(address.Fragment);
        if ((pointer.Length > 0 && pointer[0] != '/') || Tree(address.Path) is not { } tree)
        {
            return null;
        }

        if (!_indexes.TryGetValue(tree, out var index))
        {
            _indexes.Add(tree, index = new(tree));
        }

        return index.Find(JsonPointer.Names(pointer));
    }
}
