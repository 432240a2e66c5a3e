using System.Runtime.CompilerServices;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>Indexes mappings and sequences in brackets: a whole JSON document, or the flow style of YAML.</summary>
internal sealed class FlowIndexer(
    string text,
    SpecTreeBuilder tree,
    YamlProperties properties,
    CancellationToken cancellationToken
)
{
    /// <summary>
    /// Far more levels than Readers supports. Deeper documents could exhaust the stack, so <see cref="EventIndexer"/>, which is
    /// not recursive, reads them.
    /// </summary>
    public const int DepthLimit = 100;

    private static readonly char[] PlainEnd = [',', '[', ']', '{', '}', ':', '#', '\n', '\r'];

    private int _position;

    /// <summary>Indexes the value at a position and returns the position after the value.</summary>
    /// <exception cref="UncertainTextException">The text at the position is ambiguous.</exception>
    public int Index(int node, int position)
    {
        _position = position;
        Value(node, depth: 0);
        return _position;
    }

    /// <summary>Returns the position after spaces, line breaks, and comments.</summary>
    [MethodImpl(ColdStart.Optimized)]
    public int SkipBlanks(int position)
    {
        while (position < text.Length)
        {
            if (text[position] is ' ' or '\n' or '\r' or '\t')
            {
                position++;
            }
            else if (
                text[position] == '#'
                && (position == 0 || text[position - 1] is ' ' or '\n' or '\t')
            )
            {
                var end = text.IndexOf('\n', position);
                position = end < 0 ? text.Length : end;
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private char Current => _position < text.Length ? text[_position] : '\0';

    [MethodImpl(ColdStart.Optimized)]
    private void Value(int node, int depth)
    {
        if (depth > DepthLimit)
        {
            throw Uncertain("it is nested too deeply");
        }

        cancellationToken.ThrowIfCancellationRequested();
        switch (Current)
        {
            case '{':
                Mapping(node, depth);
                break;
            case '[':
                Sequence(node, depth);
                break;
            case '&' or '!':
                var style = properties.Read(node, ref _position);
                Skip(0);
                ValueWithProperties(node, depth);
                properties.Apply(node, style);
                break;
            case '*':
                _position = properties.Alias(node, _position);
                break;
            default:
                Scalar(node);
                break;
        }
    }

    private void ValueWithProperties(int node, int depth)
    {
        if (properties.IsAt(_position) || properties.IsAlias(_position))
        {
            throw Uncertain("an anchor, a tag, or another indicator appears here");
        }

        if (IsEntryEnd)
        {
            tree.SetScalar(node, NodeStyle.Plain, _position, _position);
        }
        else
        {
            Value(node, depth + 1);
        }
    }

    private bool IsEntryEnd => Current is ',' or '}' or ']';

    [MethodImpl(ColdStart.Optimized)]
    private void Mapping(int node, int depth)
    {
        tree.SetCollection(node, NodeKind.Mapping, _position);
        Skip(1);
        while (Current != '}')
        {
            var start = _position;
            ScalarSpan(out _);
            var child = tree.Add(node, start, start, _position);
            var isQuoted = text[start] is '"' or '\'';
            var keyEnd = _position;
            Skip(0);
            if (Current == ':' && (isQuoted || EndsKey(_position)))
            {
                Skip(1);
            }
            else if (Current is not (',' or '}') || text.IndexOf('\n', start, keyEnd - start) >= 0)
            {
                throw Uncertain("a key has no value");
            }

            if (Current is ',' or '}')
            {
                tree.SetScalar(child, NodeStyle.Plain, _position, _position);
            }
            else
            {
                Value(child, depth + 1);
            }

            tree.Close(child);
            Separator('}');
        }

        _position++;
        tree.Close(node);
    }

    [MethodImpl(ColdStart.Optimized)]
    private void Sequence(int node, int depth)
    {
        tree.SetCollection(node, NodeKind.Sequence, _position);
        Skip(1);
        while (Current != ']')
        {
            var child = tree.Add(node, _position, _position, _position);
            Value(child, depth + 1);
            tree.Close(child);
            Separator(']');
        }

        _position++;
        tree.Close(node);
    }

    /// <summary>Skips the comma between entries. In YAML, the comma before the end is optional.</summary>
    private void Separator(char end)
    {
        Skip(0);
        if (Current == ',')
        {
            Skip(1);
        }
        else if (Current != end)
        {
            throw Uncertain("an entry is not followed by a comma or a closing bracket");
        }
    }

    private void Scalar(int node)
    {
        var start = _position;
        ScalarSpan(out var style);
        tree.SetScalar(node, style, start, _position);
    }

    /// <summary>Moves to the end of the scalar at the current position.</summary>
    [MethodImpl(ColdStart.Optimized)]
    private void ScalarSpan(out NodeStyle style)
    {
        var start = _position;
        if (Current is '"' or '\'')
        {
            style = Current == '"' ? NodeStyle.DoubleQuoted : NodeStyle.SingleQuoted;
            var close = Quotes.Close(text, start, text.Length);
            _position = close < 0 ? throw Uncertain("a quotation mark is not closed") : close + 1;
            return;
        }

        style = NodeStyle.Plain;
        if (
            Indicators.CannotStartPlain(text, start)
            || (Current is '-' or '?' or ':' && Indicators.IsFlow(text, start + 1))
        )
        {
            throw Uncertain("an anchor, a tag, or another indicator appears here");
        }

        var end = start;
        while ((end = text.IndexOfAny(PlainEnd, end)) >= 0)
        {
            if (
                text[end] switch
                {
                    ':' => EndsKey(end),
                    '#' => text[end - 1] is ' ' or '\t' or '\n',
                    '\n' or '\r' => IsMarker(end + 1),
                    _ => true,
                }
            )
            {
                break;
            }

            end++;
        }

        end = end < 0 ? text.Length : end;
        while (end > start && text[end - 1] is ' ' or '\t' or '\n' or '\r')
        {
            end--;
        }

        _position = end > start ? end : throw Uncertain("a value is missing");
    }

    /// <summary>Returns whether the colon at a position ends a plain key (YAML 1.2 section 7.3.3).</summary>
    [MethodImpl(ColdStart.Optimized)]
    private bool EndsKey(int colon) =>
        Indicators.IsBlankOrEnd(text, colon + 1) || Indicators.IsFlow(text, colon + 1);

    /// <summary>Returns whether a line begins with the marker of a document, which is invalid in brackets.</summary>
    private bool IsMarker(int position) =>
        string.CompareOrdinal(text, position, "---", 0, 3) == 0
        || string.CompareOrdinal(text, position, "...", 0, 3) == 0;

    private void Skip(int count) => _position = SkipBlanks(_position + count);

    private UncertainTextException Uncertain(string reason) => new(_position, reason);
}
