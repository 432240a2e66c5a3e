using System.Globalization;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Files;

/// <summary>The files to which references of a document can refer. A file is read when it is needed.</summary>
/// <remarks>
/// Only the project names files, so a reference never reaches any other file, whatever its path is.
/// </remarks>
internal sealed class PartFiles
{
    // A search in a mapping of this size is not faster with an index.
    private const int SmallCount = 16;

    private readonly Func<string, SpecTree?> _read;
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SpecTree?> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<(SpecTree, int), Dictionary<string, SpecNode>> _entries = [];

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

        SpecNode? node = tree.Root;
        foreach (var name in JsonPointer.Names(pointer))
        {
            node = node is { } holder ? Child(holder, name) : null;
        }

        return node;
    }

    private SpecNode? Child(SpecNode holder, string name)
    {
        if (holder.SubtreeEnd - holder.Index < SmallCount)
        {
            return holder.Child(name);
        }

        var key = (holder.Tree, holder.Index);
        if (!_entries.TryGetValue(key, out var entries))
        {
            entries = new(StringComparer.Ordinal);
            foreach (var child in holder.Children.Where(child => holder.IsMapping || !child.IsNull))
            {
                // Of duplicate keys, the first one, as in SpecNode.Child.
                var entry = holder.IsMapping
                    ? child.Key
                    : entries.Count.ToString(CultureInfo.InvariantCulture);
                if (!entries.ContainsKey(entry))
                {
                    entries.Add(entry, child);
                }
            }

            _entries.Add(key, entries);
        }

        return entries.TryGetValue(name, out var found) ? found : null;
    }
}
