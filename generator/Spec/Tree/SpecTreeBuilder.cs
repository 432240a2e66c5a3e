using System.Runtime.CompilerServices;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Spec.Tree;

/// <summary>Collects the nodes of a document in order.</summary>
internal sealed class SpecTreeBuilder
{
    /// <summary>The maximum number of nodes. The largest known document of any vendor has a third of it.</summary>
    public const int Limit = 4_000_000;

    private SpecTree.Node[] _nodes;
    private int _count;
    private Dictionary<int, int>? _aliases;

    /// <param name="text">The document. Its length determines the initial capacity.</param>
    public SpecTreeBuilder(string text) =>
        _nodes = new SpecTree.Node[Math.Min(Limit, 64 + (text.Length / 32))];

    public int Count => _count;

    public ref SpecTree.Node this[int index] => ref _nodes[index];

    /// <summary>Adds an entry without its value.</summary>
    /// <exception cref="DocumentTooLargeException">The document has too many nodes.</exception>
    [MethodImpl(ColdStart.Optimized)]
    public int Add(int parent, int start, int keyStart, int keyEnd)
    {
        if (_count == Limit)
        {
            throw new DocumentTooLargeException(
                $"the document has more than {Limit} members and values"
            );
        }

        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, Math.Min(Limit, _count * 2));
        }

        ref var node = ref _nodes[_count];
        node.Parent = parent;
        node.Start = start;
        node.KeyStart = keyStart;
        node.KeyEnd = keyEnd;
        node.ValueStart = keyEnd;
        node.ValueEnd = keyEnd;
        node.SubtreeEnd = _count + 1;
        return _count++;
    }

    [MethodImpl(ColdStart.Optimized)]
    public void SetScalar(int index, NodeStyle style, int start, int end)
    {
        ref var node = ref _nodes[index];
        node.Style = style;
        node.ValueStart = start;
        node.ValueEnd = end;
    }

    [MethodImpl(ColdStart.Optimized)]
    public void SetCollection(int index, NodeKind kind, int start)
    {
        ref var node = ref _nodes[index];
        node.Kind = kind;
        node.ValueStart = start;
    }

    /// <summary>Sets an alias, which refers to a node that ends before it.</summary>
    public void SetAlias(int index, int target, int start, int end)
    {
        SetScalar(index, NodeStyle.Plain, start, end);
        (_aliases ??= [])[index] = target;
    }

    /// <summary>Closes an entry. Nodes added afterward do not belong to it.</summary>
    [MethodImpl(ColdStart.Optimized)]
    public void Close(int index) => _nodes[index].SubtreeEnd = _count;

    public SpecTree Build(
        IReadOnlyList<SpecText> sources,
        string text,
        IReadOnlyList<SpecTree.Decoded>? decoded = null
    ) => new(sources, text, _nodes, _count, decoded, _aliases);
}
