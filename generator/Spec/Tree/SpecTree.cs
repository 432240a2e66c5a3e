using AtlasGen.Generator.Spec.Text;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Spec.Tree;

/// <summary>What stands at a place of a document.</summary>
internal enum NodeKind : byte
{
    Scalar,
    Mapping,
    Sequence,
}

/// <summary>How a scalar is written (YAML 1.2 chapters 7 and 8).</summary>
internal enum NodeStyle : byte
{
    /// <summary>Without quotes, or nothing at all.</summary>
    Plain,
    SingleQuoted,
    DoubleQuoted,

    /// <summary>Literal or folded.</summary>
    Block,
}

/// <summary>The structure of a document: every mapping, sequence and scalar with the span of its text.</summary>
/// <remarks>
/// Nodes lie in the order of the document, each before what it holds, as plain values in one array: a document of
/// Atlas has a hundred thousand, and is indexed in every build. Texts are decoded when somebody asks for one.
/// </remarks>
/// <param name="source">The document.</param>
/// <param name="text">Its text.</param>
/// <param name="nodes">The nodes, and room behind them.</param>
/// <param name="count">How many there are.</param>
/// <param name="decoded">What spans cannot tell of the nodes; <see langword="null"/> when they tell everything.</param>
internal sealed class SpecTree(
    SpecText source,
    string text,
    SpecTree.Node[] nodes,
    int count,
    IReadOnlyList<SpecTree.Decoded>? decoded
)
{
    /// <summary>One node. All positions are offsets in the text.</summary>
    internal struct Node
    {
        /// <summary>The index of the node that holds it; -1 for the root.</summary>
        public int Parent;

        /// <summary>The index after the last node within it.</summary>
        public int SubtreeEnd;

        /// <summary>Where the entry begins: its key, the <c>?</c> in front of that, or the item.</summary>
        public int Start;

        public int KeyStart;
        public int KeyEnd;
        public int ValueStart;

        /// <summary>Where a scalar ends.</summary>
        public int ValueEnd;

        public NodeKind Kind;
        public NodeStyle Style;
    }

    /// <summary>A node of which spans do not tell everything, since anchors, tags and aliases stand in them.</summary>
    /// <param name="Content">The index of the node that an alias stands for; the node itself otherwise.</param>
    /// <param name="Key">The key.</param>
    /// <param name="Value">The scalar.</param>
    internal readonly record struct Decoded(int Content, string Key, string Value);

    public string Text => text;

    public SpecNode Root => new(this, 0);

    public int Count => count;

    public ref readonly Node this[int index] => ref nodes[index];

    public bool HasAliases => decoded?.Where((node, i) => node.Content != i).Any() == true;

    public int ContentOf(int index) => decoded?[index].Content ?? index;

    public string KeyOf(int index) =>
        decoded?[index].Key ?? ScalarText.Decode(text, nodes[index].KeyStart, nodes[index].KeyEnd);

    public string ValueOf(int index)
    {
        ref readonly var node = ref nodes[index];
        return decoded?[index].Value
            ?? (
                node.Style == NodeStyle.Block
                    ? BlockScalar.Decode(text, node.ValueStart, ParentIndent(node))
                    : ScalarText.Decode(text, node.ValueStart, node.ValueEnd)
            );
    }

    public bool HasKey(int index, string key)
    {
        if (decoded is not null)
        {
            return decoded[index].Key == key;
        }

        ref readonly var node = ref nodes[index];
        var span = text.AsSpan(node.KeyStart, node.KeyEnd - node.KeyStart);
        return span.Length > 0 && span[0] is '"' or '\''
            ? KeyOf(index) == key
            : span.SequenceEqual(key.AsSpan());
    }

    /// <summary>A tree of other nodes that have their spans in the same text.</summary>
    public SpecTree With(SpecTreeBuilder other, IReadOnlyList<Decoded> texts) =>
        other.Build(source, text, texts);

    /// <summary>Line and column of a span of the text.</summary>
    public LinePositionSpan Span(int start, int end) => source.Span(start, end);

    /// <summary>The column of the entries, or of the dashes, of which the node is one.</summary>
    private int ParentIndent(in Node node)
    {
        if (node.Parent < 0)
        {
            return -1;
        }

        ref readonly var parent = ref nodes[node.Parent];
        var position = parent.Kind == NodeKind.Sequence ? parent.ValueStart : node.Start;
        return position - (text.LastIndexOf('\n', Math.Max(0, position - 1)) + 1);
    }
}
