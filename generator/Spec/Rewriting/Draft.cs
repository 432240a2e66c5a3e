using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>A copy of a document that passes change, because a tree is immutable.</summary>
/// <remarks>
/// A draft has no aliases: each one becomes a copy of the node that it refers to, so a change affects one place only.
/// </remarks>
internal sealed class Draft
{
    private readonly CancellationToken _cancellationToken;
    private int _room;

    /// <exception cref="DocumentTooLargeException">With its aliases, the document has too many nodes.</exception>
    public Draft(SpecTree tree, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _room = Math.Max(1_000_000, 2 * tree.Count);
        Root = Copy(tree.Root, "");
    }

    public DraftNode Root { get; }

    /// <summary>
    /// Returns the document with a copy for each alias, or the same document if it has none. Nodes can then be found by
    /// their pointers, and moved.
    /// </summary>
    /// <exception cref="DocumentTooLargeException">With its aliases, the document has too many nodes.</exception>
    public static SpecTree WithoutAliases(SpecTree tree, CancellationToken cancellationToken) =>
        tree.HasAliases ? new Draft(tree, cancellationToken).ToTree() : tree;

    /// <summary>Returns a copy of a node of any document, with its content and without aliases.</summary>
    /// <exception cref="DocumentTooLargeException">The copies of the draft have too many nodes.</exception>
    public DraftNode Copy(SpecNode node, string key)
    {
        var copy = CopyAlone(node, key);
        var rest = new Stack<(SpecNode Node, DraftNode Copy)>([(node, copy)]);
        while (rest.Count > 0)
        {
            var (next, parent) = rest.Pop();
            foreach (var child in next.Children)
            {
                var added = CopyAlone(child, child.Key);
                parent.Add(added);
                if (!added.IsScalar)
                {
                    rest.Push((child, added));
                }
            }
        }

        return copy;
    }

    /// <summary>Returns a copy of a node of a draft, with its content.</summary>
    /// <exception cref="DocumentTooLargeException">The copies of the draft have too many nodes.</exception>
    public DraftNode Copy(DraftNode node, string key)
    {
        var copy = Counted(node.CopyAlone(key));
        var rest = new Stack<(DraftNode Node, DraftNode Copy)>([(node, copy)]);
        while (rest.Count > 0)
        {
            var (next, parent) = rest.Pop();
            foreach (var child in next.Children)
            {
                var added = Counted(child.CopyAlone(child.Key));
                parent.Add(added);
                rest.Push((child, added));
            }
        }

        return copy;
    }

    /// <summary>Returns the changed document.</summary>
    /// <exception cref="DocumentTooLargeException">The document has too many nodes.</exception>
    public SpecTree ToTree()
    {
        var first = Root.Origin.Tree;
        var sources = new List<SpecText>(first.Sources);
        var nodes = new SpecTreeBuilder(first.Text);
        var places = sources
            .Select((source, i) => (source, i))
            .ToDictionary(pair => pair.source, pair => pair.i);
        var decoded = new List<SpecTree.Decoded>();
        // A node is closed when the next one that is not below it comes up.
        var rest = new Stack<(DraftNode Node, int Parent)>([(Root, -1)]);
        while (rest.Count > 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var (node, parent) = rest.Pop();
            var index = nodes.Add(parent, 0, 0, 0);
            nodes[index] = node.Origin.Tree[node.Origin.Index] with
            {
                Parent = parent,
                SubtreeEnd = index + 1,
                Kind = node.Kind,
                Style = node.Style,
                Source = Place(node.Origin.Source, sources, places),
            };
            decoded.Add(new(index, node.Key, node.Value));
            for (var i = node.Children.Count - 1; i >= 0; i--)
            {
                rest.Push((node.Children[i], index));
            }
        }

        for (var i = nodes.Count - 1; i > 0; i--)
        {
            ref var parent = ref nodes[nodes[i].Parent];
            parent.SubtreeEnd = Math.Max(parent.SubtreeEnd, nodes[i].SubtreeEnd);
        }

        return nodes.Build(sources, first.Text, decoded);
    }

    private static ushort Place(
        SpecText source,
        List<SpecText> sources,
        Dictionary<SpecText, int> places
    )
    {
        if (!places.TryGetValue(source, out var place))
        {
            place = sources.Count;
            if (place > ushort.MaxValue)
            {
                throw new DocumentTooLargeException(
                    $"the document consists of more than {ushort.MaxValue} files"
                );
            }

            sources.Add(source);
            places.Add(source, place);
        }

        return (ushort)place;
    }

    private DraftNode CopyAlone(SpecNode node, string key) =>
        Counted(
            new DraftNode(
                key,
                node.IsMapping ? NodeKind.Mapping
                    : node.IsSequence ? NodeKind.Sequence
                    : NodeKind.Scalar,
                node
            ).With(node.Value, node.Style)
        );

    private DraftNode Counted(DraftNode node)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        return --_room < 0
            ? throw new DocumentTooLargeException("its aliases and copies expand to too much")
            : node;
    }
}
