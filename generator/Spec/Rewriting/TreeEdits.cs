using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>The changes that a repair makes to a document: replaced nodes, and entries added to mappings.</summary>
/// <remarks>
/// A tree is immutable. <see cref="Apply"/> writes a new one, in which every node has the span of its origin.
/// </remarks>
/// <param name="tree">The document, which must not contain aliases.</param>
internal sealed class TreeEdits(SpecTree tree)
{
    private readonly Dictionary<int, NewNode> _replacements = [];
    private readonly Dictionary<int, List<NewNode>> _additions = [];

    // The new index of each old node.
    private readonly int[] _indexes = new int[tree.Count];
    private readonly List<SpecTree.Decoded> _decoded = [];
    private readonly SpecTreeBuilder _nodes = new(tree.Text);

    /// <summary>Replaces a node.</summary>
    public void Replace(SpecNode node, NewNode replacement) =>
        _replacements[node.Index] = replacement;

    /// <summary>Adds an entry before the existing entries of a mapping.</summary>
    public void Add(SpecNode mapping, NewNode entry)
    {
        if (!_additions.TryGetValue(mapping.Index, out var entries))
        {
            _additions[mapping.Index] = entries = [];
        }

        entries.Add(entry);
    }

    /// <summary>
    /// Returns the document with all edits applied. A moved node must also be replaced in its old place.
    /// </summary>
    /// <exception cref="DocumentTooLargeException">The document has too many nodes.</exception>
    public SpecTree Apply(CancellationToken cancellationToken)
    {
        Copy(0, parent: -1, key: "", cancellationToken);
        for (var i = _nodes.Count - 1; i > 0; i--)
        {
            ref var parent = ref _nodes[_nodes[i].Parent];
            parent.SubtreeEnd = Math.Max(parent.SubtreeEnd, _nodes[i].SubtreeEnd);
        }

        return tree.With(_nodes, _decoded);
    }

    /// <summary>Copies a node and its content, including the edits within it.</summary>
    private void Copy(int top, int parent, string key, CancellationToken cancellationToken)
    {
        for (var i = top; i < tree[top].SubtreeEnd; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var place = i == top ? parent : _indexes[tree[i].Parent];
            if (i != top && _replacements.TryGetValue(i, out var replacement))
            {
                _indexes[i] = Write(replacement, place, cancellationToken);
                i = tree[i].SubtreeEnd;
                continue;
            }

            _indexes[i] = Add(
                new(tree, i),
                place,
                i == top ? key : tree.KeyOf(i),
                tree[i].Kind == NodeKind.Scalar ? tree.ValueOf(i) : ""
            );
            foreach (var entry in _additions.TryGetValue(i, out var entries) ? entries : [])
            {
                Write(entry, _indexes[i], cancellationToken);
            }

            i++;
        }
    }

    private int Write(NewNode node, int parent, CancellationToken cancellationToken)
    {
        if (node.IsMoved)
        {
            Copy(node.Origin.Index, parent, node.Key, cancellationToken);
            return _indexes[node.Origin.Index];
        }

        var index = Add(node.Origin, parent, node.Key, node.Value ?? "");
        _nodes[index].Kind = node.Value is null ? NodeKind.Mapping : NodeKind.Scalar;
        _nodes[index].Style = NodeStyle.DoubleQuoted;
        foreach (var entry in node.Entries)
        {
            Write(entry, index, cancellationToken);
        }

        return index;
    }

    private int Add(SpecNode origin, int parent, string key, string value)
    {
        var index = _nodes.Add(parent, 0, 0, 0);
        ref var node = ref _nodes[index];
        node = tree[origin.Index];
        (node.Parent, node.SubtreeEnd) = (parent, index + 1);
        _decoded.Add(new(index, key, value));
        return index;
    }
}
