using AtlasGen.Generator.Spec.Text;

namespace AtlasGen.Generator.Spec.Tree;

/// <summary>Specifies the kind of a node.</summary>
internal enum NodeKind : byte
{
    Scalar,
    Mapping,
    Sequence,
}

/// <summary>Specifies how a scalar is written (YAML 1.2 chapters 7 and 8).</summary>
internal enum NodeStyle : byte
{
    /// <summary>Without quotes, or empty.</summary>
    Plain,
    SingleQuoted,
    DoubleQuoted,

    /// <summary>A literal or folded scalar.</summary>
    Block,
}

/// <summary>The structure of a document: all mappings, sequences, and scalars with their spans in the text.</summary>
/// <remarks>
/// The nodes are in document order, parents before children, as values in one array, because an Atlas document has a
/// hundred thousand nodes and every build indexes it. Texts are decoded on demand.
/// </remarks>
/// <param name="sources">The texts that the nodes come from; the first one is the document.</param>
/// <param name="text">The text of the document.</param>
/// <param name="nodes">The nodes, with unused capacity at the end.</param>
/// <param name="count">The number of nodes.</param>
/// <param name="decoded">
/// The decoded nodes of a text that only a full YAML parser can read, or of a changed document;
/// <see langword="null"/> if the spans are enough.
/// </param>
/// <param name="aliases">The nodes that aliases refer to, if the spans are enough.</param>
internal sealed class SpecTree(
    IReadOnlyList<SpecText> sources,
    string text,
    SpecTree.Node[] nodes,
    int count,
    IReadOnlyList<SpecTree.Decoded>? decoded,
    IReadOnlyDictionary<int, int>? aliases
)
{
    private readonly HashSet<int> _targets =
    [
        .. (decoded ?? []).Where((node, i) => node.Content != i).Select(node => node.Content),
        .. aliases?.Values ?? [],
    ];

    /// <summary>A node. All positions are offsets in the text.</summary>
    internal struct Node
    {
        /// <summary>The index of the parent; -1 for the root.</summary>
        public int Parent;

        /// <summary>The index after the last node within it.</summary>
        public int SubtreeEnd;

        /// <summary>The start of the entry: its key, the <c>?</c> before the key, or the item.</summary>
        public int Start;

        public int KeyStart;
        public int KeyEnd;
        public int ValueStart;

        /// <summary>The end of a scalar.</summary>
        public int ValueEnd;

        public NodeKind Kind;
        public NodeStyle Style;

        /// <summary>The index of the text that the positions refer to.</summary>
        public ushort Source;
    }

    /// <summary>A node whose span is not enough, because it contains anchors, tags, or aliases.</summary>
    /// <param name="Content">The index of the node that an alias refers to, or else of the node itself.</param>
    /// <param name="Key">The key.</param>
    /// <param name="Value">The scalar.</param>
    internal readonly record struct Decoded(int Content, string Key, string Value);

    /// <summary>Gets the text of the document.</summary>
    public string Text => text;

    /// <summary>Gets the texts that the nodes come from.</summary>
    public IReadOnlyList<SpecText> Sources => sources;

    public SpecNode Root => new(this, 0);

    public int Count => count;

    public ref readonly Node this[int index] => ref nodes[index];

    public bool HasAliases => _targets.Count > 0;

    /// <summary>Returns whether an alias refers to a node.</summary>
    public bool IsAliased(int index) => _targets.Contains(index);

    public int ContentOf(int index) =>
        decoded is not null ? decoded[index].Content
        : aliases is not null && aliases.TryGetValue(index, out var target) ? target
        : index;

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

    /// <summary>Returns whether a scalar is short enough to be null, which is cheaper than decoding its text.</summary>
    public bool MayBeNull(int index) =>
        decoded is not null || nodes[index].ValueEnd - nodes[index].ValueStart <= "null".Length;

    /// <summary>
    /// Returns the text of a scalar that its span covers, or its value if no scalar of the document is there.
    /// </summary>
    public string WrittenOf(int index)
    {
        ref readonly var node = ref nodes[index];
        return node.Style != NodeStyle.Block && node.ValueEnd > node.ValueStart
            ? ScalarText.Decode(sources[node.Source].ToString(), node.ValueStart, node.ValueEnd)
            : ValueOf(index);
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

    /// <summary>Returns the text that a node comes from.</summary>
    public SpecText SourceOf(int index) => sources[nodes[index].Source];

    /// <summary>Returns the column of the entries or dashes that the node belongs to.</summary>
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
