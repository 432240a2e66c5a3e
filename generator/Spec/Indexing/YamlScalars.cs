using System.Runtime.CompilerServices;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>Indexes the leaf values of a YAML document: scalars of all styles, and collections in brackets.</summary>
/// <param name="text">The document.</param>
/// <param name="tree">The builder that receives the values.</param>
/// <param name="line">The current line, which is moved past each value.</param>
/// <param name="properties">Reads anchors, tags, and aliases.</param>
/// <param name="cancellationToken">A token to cancel the operation.</param>
internal sealed class YamlScalars(
    string text,
    SpecTreeBuilder tree,
    YamlLines line,
    YamlProperties properties,
    CancellationToken cancellationToken
)
{
    /// <summary>Indexes a scalar or a collection in brackets, and moves to the line after it.</summary>
    /// <exception cref="UncertainTextException">The text at the position is ambiguous.</exception>
    [MethodImpl(ColdStart.Optimized)]
    public void Index(int node, int parentIndent, int position)
    {
        switch (text[position])
        {
            case '"' or '\'':
                var close = Quotes.Close(text, position, text.Length);
                if (close < 0)
                {
                    throw Uncertain("a quotation mark is not closed");
                }

                tree.SetScalar(
                    node,
                    text[position] == '"' ? NodeStyle.DoubleQuoted : NodeStyle.SingleQuoted,
                    position,
                    close + 1
                );
                EndOfValue(close + 1);
                break;
            case '[' or '{':
                EndOfValue(
                    new FlowIndexer(text, tree, properties, cancellationToken).Index(node, position)
                );
                break;
            case '*':
                EndOfValue(properties.Alias(node, position));
                break;
            case '|' or '>':
                BlockScalar(node, parentIndent, position);
                break;
            default:
                PlainScalar(node, parentIndent, position);
                break;
        }
    }

    /// <summary>Moves to the next line. The line on which a value ends must not contain anything else.</summary>
    [MethodImpl(ColdStart.Optimized)]
    private void EndOfValue(int position)
    {
        var end = text.IndexOf('\n', position);
        line.End = end < 0 ? text.Length : end;
        var rest = position;
        while (rest < line.End && text[rest] is ' ' or '\t' or '\r')
        {
            rest++;
        }

        if (rest < line.End && (text[rest] != '#' || rest == position))
        {
            throw new UncertainTextException(rest, "text follows a value");
        }

        line.MoveTo(line.Next);
    }

    [MethodImpl(ColdStart.Optimized)]
    private void PlainScalar(int node, int parentIndent, int position)
    {
        if (Indicators.CannotStartPlain(text, position))
        {
            throw new UncertainTextException(
                position,
                "an anchor, a tag, or another indicator appears here"
            );
        }

        var start = position;
        var end = start;
        var hasComment = false;
        do
        {
            var comment = line.Comment(position, line.End);
            end = comment < 0 ? line.End : comment;
            if (
                hasComment
                || (position != start && line.SkippedComment)
                || line.Colon(position, end) >= 0
            )
            {
                throw Uncertain("a plain scalar contains a colon or a comment");
            }

            hasComment = comment >= 0;
            line.MoveTo(line.Next);
            position = line.Position;
        } while (line.Indent > parentIndent);

        while (end > start && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        tree.SetScalar(node, NodeStyle.Plain, start, end);
    }

    /// <summary>
    /// Indexes a literal or folded scalar, that is, the lines with deeper indentation (YAML 1.2 section 8.1).
    /// </summary>
    [MethodImpl(ColdStart.Optimized)]
    private void BlockScalar(int node, int parentIndent, int position)
    {
        var indicator = position + 1;
        var indent = 0;
        while (indicator < line.End && text[indicator] is '+' or '-' or (>= '1' and <= '9'))
        {
            if (char.IsDigit(text[indicator]))
            {
                indent = Math.Max(parentIndent, 0) + (text[indicator] - '0');
            }

            indicator++;
        }

        if (!line.IsLineEnd(line.SkipBlanks(indicator)) || indicator > position + 3)
        {
            throw Uncertain("text follows the header of a block scalar");
        }

        var start = line.Next;
        var end = start;
        var longestBlank = 0;
        while (start < text.Length)
        {
            var next = text.IndexOf('\n', start) is var lineBreak and >= 0
                ? lineBreak + 1
                : text.Length;
            var first = start;
            while (first < next && text[first] == ' ')
            {
                first++;
            }

            var isBlank = first == next || text[first] is '\n' or '\r';
            if (isBlank)
            {
                longestBlank = Math.Max(longestBlank, first - start);
            }
            else
            {
                if (indent == 0 && first - start > parentIndent)
                {
                    indent = first - start;
                    if (longestBlank > indent)
                    {
                        throw Uncertain("a block scalar starts with a line of spaces");
                    }
                }

                if (indent == 0 || first - start < indent)
                {
                    break;
                }
            }

            start = next;
            end = isBlank ? end : next;
        }

        tree.SetScalar(node, NodeStyle.Block, position, end);
        line.MoveTo(start);
        if (line.Indent > parentIndent)
        {
            throw Uncertain("the indentation of a block scalar changes");
        }
    }

    private UncertainTextException Uncertain(string reason) => new(line.Position, reason);
}
