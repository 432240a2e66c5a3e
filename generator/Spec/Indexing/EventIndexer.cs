using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;
using SharpYaml;
using SharpYaml.Events;

namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>Indexes any YAML document by SharpYaml's events, which is slow but always correct.</summary>
/// <remarks>The code is not recursive, so a deeply nested document cannot overflow the stack.</remarks>
internal sealed class EventIndexer
{
    private readonly SpecTreeBuilder _tree;
    private readonly List<SpecTree.Decoded> _decoded = [];
    private readonly Dictionary<string, int> _anchors = new(StringComparer.Ordinal);
    private readonly Stack<Frame> _frames = new();

    private EventIndexer(string text) => _tree = new(text);

    /// <exception cref="YamlException">The text is not YAML.</exception>
    /// <exception cref="DocumentTooLargeException">The document is too large.</exception>
    public static SpecTree Index(SpecText source, string text, CancellationToken cancellationToken)
    {
        var indexer = new EventIndexer(text);
        var parser = Parser.CreateParser(new StringReader(text));
        var isFirstDocument = true;
        while (parser.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            // The other documents in the file are parsed only to find errors.
            if (isFirstDocument)
            {
                indexer.Take(parser.Current!);
                isFirstDocument = parser.Current is not DocumentEnd;
            }
        }

        if (indexer._tree.Count == 0)
        {
            indexer.Add(-1, 0, 0, 0, "");
        }

        return indexer._tree.Build([source], text, indexer._decoded);
    }

    private void Take(ParsingEvent current)
    {
        switch (current)
        {
            case MappingStart or SequenceStart:
                Open((NodeEvent)current);
                break;
            case MappingEnd or SequenceEnd:
                _tree.Close(_frames.Pop().Node);
                break;
            case Scalar or AnchorAlias when _frames.Count > 0 && _frames.Peek().ExpectsKey:
                _frames.Peek().Key = current;
                break;
            case Scalar scalar:
                var node = Enter(scalar);
                // SharpYaml appends a NUL to a block scalar if the document ends without a line break.
                _decoded[node] = _decoded[node] with
                {
                    Value = scalar.Value.TrimEnd('\0'),
                };
                Anchor(scalar, node);
                _tree.SetScalar(node, Style(scalar), scalar.Start.Index, scalar.End.Index);
                _tree.Close(node);
                break;
            case AnchorAlias alias:
                var place = Enter(alias);
                _decoded[place] = _decoded[place] with { Content = Content(alias) };
                _tree.SetScalar(place, NodeStyle.Plain, alias.Start.Index, alias.End.Index);
                _tree.Close(place);
                break;
        }
    }

    private void Open(NodeEvent start)
    {
        if (_frames.Count > 0 && _frames.Peek().ExpectsKey)
        {
            // OpenAPI objects have no collections as keys. The content is added below an empty key.
            _frames.Peek().Key = new Scalar("");
        }

        var node = Enter(start);
        Anchor(start, node);
        var isMapping = start is MappingStart;
        _tree.SetCollection(
            node,
            isMapping ? NodeKind.Mapping : NodeKind.Sequence,
            start.Start.Index
        );
        _frames.Push(new(node, isMapping));
    }

    /// <summary>Adds the node of a value, with the preceding key.</summary>
    private int Enter(ParsingEvent value)
    {
        if (_frames.Count == 0)
        {
            return Add(-1, value.Start.Index, 0, 0, "");
        }

        var frame = _frames.Peek();
        if (!frame.IsMapping)
        {
            return Add(frame.Node, value.Start.Index, 0, 0, "");
        }

        var key = frame.Key!;
        frame.Key = null;
        return Add(
            frame.Node,
            key.Start.Index,
            key.Start.Index,
            key.End.Index,
            key is Scalar scalar ? scalar.Value : ""
        );
    }

    private int Add(int parent, int start, int keyStart, int keyEnd, string key)
    {
        var node = _tree.Add(parent, start, keyStart, keyEnd);
        _decoded.Add(new(node, key, ""));
        return node;
    }

    private void Anchor(NodeEvent current, int node)
    {
        if (current.Anchor is { Length: > 0 } anchor)
        {
            _anchors[anchor] = node;
        }
    }

    /// <summary>
    /// Returns the index of the node that an alias refers to. An alias cannot refer to a node that contains it.
    /// </summary>
    private int Content(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var content))
        {
            throw new YamlException(
                alias.Start,
                alias.End,
                $"the alias '{alias.Value}' has no anchor"
            );
        }

        if (_frames.Any(frame => frame.Node == content))
        {
            throw new YamlException(
                alias.Start,
                alias.End,
                $"the alias '{alias.Value}' refers to a node that contains it"
            );
        }

        return content;
    }

    private static NodeStyle Style(Scalar scalar) =>
        scalar.Tag switch
        {
            // A tag decides what a scalar is, whatever its quotes say (YAML 1.2 section 10.3).
            "!" or "tag:yaml.org,2002:str" => NodeStyle.DoubleQuoted,
            "tag:yaml.org,2002:null"
            or "tag:yaml.org,2002:bool"
            or "tag:yaml.org,2002:int"
            or "tag:yaml.org,2002:float" => NodeStyle.Plain,
            _ => scalar.Style switch
            {
                ScalarStyle.SingleQuoted => NodeStyle.SingleQuoted,
                ScalarStyle.DoubleQuoted => NodeStyle.DoubleQuoted,
                ScalarStyle.Literal or ScalarStyle.Folded => NodeStyle.Block,
                _ => NodeStyle.Plain,
            },
        };

    /// <summary>An open mapping or sequence.</summary>
    private sealed class Frame(int node, bool isMapping)
    {
        public int Node => node;

        public bool IsMapping => isMapping;

        public ParsingEvent? Key { get; set; }

        public bool ExpectsKey => isMapping && Key is null;
    }
}
