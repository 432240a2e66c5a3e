using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>Reads anchors, tags, and aliases (YAML 1.2 sections 6.9 and 7.1).</summary>
/// <param name="text">The document.</param>
/// <param name="tree">The builder that receives the aliases.</param>
internal sealed class YamlProperties(string text, SpecTreeBuilder tree)
{
    private const string StandardTags = "tag:yaml.org,2002:";

    private readonly Dictionary<string, int> _anchors = new(StringComparer.Ordinal);

    /// <summary>Returns whether an anchor or a tag begins at a position.</summary>
    public bool IsAt(int position) => position < text.Length && text[position] is '&' or '!';

    /// <summary>Returns whether an alias begins at a position.</summary>
    public bool IsAlias(int position) => position < text.Length && text[position] is '*';

    /// <summary>Reads the anchor and the tag of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="position">The position of the first of them; afterward, that after the last one.</param>
    /// <returns>The style that the tag gives a scalar; <see langword="null"/> if it gives none.</returns>
    /// <exception cref="UncertainTextException">The text at the position is ambiguous.</exception>
    public NodeStyle? Read(int node, ref int position)
    {
        NodeStyle? style = null;
        var (hasAnchor, hasTag) = (false, false);
        while (IsAt(position))
        {
            if (text[position] == '&' ? hasAnchor : hasTag)
            {
                throw Uncertain(position);
            }

            if (text[position] == '&')
            {
                // An alias refers to the last anchor before it with its name.
                _anchors[Name(ref position)] = node;
                hasAnchor = true;
            }
            else
            {
                style = Style(Tag(ref position));
                hasTag = true;
            }

            // In YAML 1.1, a tag can contain commas and brackets.
            if (
                !Indicators.IsBlankOrEnd(text, position)
                && (hasTag || text[position] is not (',' or ']' or '}'))
            )
            {
                throw Uncertain(position);
            }

            while (position < text.Length && text[position] is ' ' or '\t')
            {
                position++;
            }
        }

        return IsAlias(position) ? throw Uncertain(position) : style;
    }

    /// <summary>Gives a scalar the style of its tag, which decides what it is, whatever its quotes say.</summary>
    public void Apply(int node, NodeStyle? style)
    {
        ref var scalar = ref tree[node];
        if (style is { } tagged && scalar is { Kind: NodeKind.Scalar, Style: not NodeStyle.Block })
        {
            scalar.Style = tagged;
        }
    }

    /// <summary>Reads the alias at a position, and returns the position after it.</summary>
    /// <exception cref="UncertainTextException">
    /// The alias has no anchor, or refers to a node that contains it.
    /// </exception>
    public int Alias(int node, int position)
    {
        var start = position;
        var name = Name(ref position);
        if (!_anchors.TryGetValue(name, out var target))
        {
            throw new UncertainTextException(start, $"the alias '{name}' has no anchor");
        }

        for (var holder = node; holder >= 0; holder = tree[holder].Parent)
        {
            if (holder == target)
            {
                throw new UncertainTextException(
                    start,
                    $"the alias '{name}' refers to a node that contains it"
                );
            }
        }

        tree.SetAlias(node, target, start, position);
        return position;
    }

    /// <summary>Reads the name after an indicator. If a colon ends it, other parsers may read a key.</summary>
    private string Name(ref int position)
    {
        var start = position + 1;
        position = End(start);
        return position > start && text[position - 1] != ':'
            ? text.Substring(start, position - start)
            : throw Uncertain(start - 1);
    }

    private string Tag(ref int position)
    {
        var start = position;
        if (string.CompareOrdinal(text, start, "!<", 0, 2) == 0)
        {
            position = text.IndexOf('>', start) + 1;
            return position > 0
                ? text.Substring(start + 2, position - start - 3)
                : throw Uncertain(start);
        }

        position = End(start + 1);
        var tag = text.Substring(start, position - start);
        return tag.LastIndexOf('!') switch
        {
            0 => tag,
            1 => StandardTags + tag.Substring(2),
            // The handle is declared in a directive.
            _ => throw Uncertain(start),
        };
    }

    private int End(int position)
    {
        while (!Indicators.IsBlankOrEnd(text, position) && !Indicators.IsFlow(text, position))
        {
            position++;
        }

        return position;
    }

    private static NodeStyle? Style(string tag) =>
        tag switch
        {
            "!" or StandardTags + "str" => NodeStyle.DoubleQuoted,
            StandardTags + "null"
            or StandardTags + "bool"
            or StandardTags + "int"
            or StandardTags + "float" => NodeStyle.Plain,
            _ => null,
        };

    private static UncertainTextException Uncertain(int position) =>
        new(position, "an anchor, a tag, or another indicator appears here");
}
