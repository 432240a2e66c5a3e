using System.Text;

namespace AtlasGen.Generator.Spec.Tree;

/// <summary>Decodes literal and folded scalars (YAML 1.2 section 8.1).</summary>
internal static class BlockScalar
{
    /// <summary>Decodes the scalar with the indicator <c>|</c> or <c>&gt;</c> at a position.</summary>
    /// <param name="text">The document.</param>
    /// <param name="position">The position of the indicator.</param>
    /// <param name="parentIndent">
    /// The indentation of the mapping or sequence that contains the scalar; -1 for the root.
    /// </param>
    public static string Decode(string text, int position, int parentIndent)
    {
        var isLiteral = text[position] == '|';
        var chomping = '\0';
        var indent = 0;
        for (position++; position < text.Length && !IsBlank(text[position]); position++)
        {
            if (text[position] is '+' or '-')
            {
                chomping = text[position];
            }
            else
            {
                indent = Math.Max(parentIndent, 0) + (text[position] - '0');
            }
        }

        var lines = Lines(text, position, indent, parentIndent, out var hasLastBreak);
        // Trailing empty lines depend on the chomping indicator.
        var kept = lines.Count;
        while (kept > 0 && lines[kept - 1].Length == 0)
        {
            kept--;
        }

        var builder = new StringBuilder();
        for (var i = 0; i < kept; i++)
        {
            builder.Append(lines[i]);
            if (i + 1 < kept)
            {
                var next = i + 1;
                while (lines[next].Length == 0)
                {
                    next++;
                }

                // One break between two lines of text becomes a space. Of several breaks, the first is dropped.
                var isFolded =
                    !isLiteral
                    && lines[i].Length > 0
                    && !IsSpaced(lines[i])
                    && !IsSpaced(lines[next]);
                if (isFolded && next == i + 1)
                {
                    builder.Append(' ');
                }
                else
                {
                    builder.Append('\n', next - i - (isFolded ? 1 : 0));
                }

                i = next - 1;
            }
        }

        if (kept > 0 && chomping != '-' && (kept < lines.Count || hasLastBreak))
        {
            builder.Append('\n');
        }

        return chomping == '+'
            ? builder.Append('\n', lines.Count - kept).ToString()
            : builder.ToString();
    }

    /// <summary>Returns the lines of the scalar without their indentation.</summary>
    private static List<string> Lines(
        string text,
        int position,
        int indent,
        int parentIndent,
        out bool hasLastBreak
    )
    {
        var lines = new List<string>();
        hasLastBreak = true;
        var start = Next(text, position);
        while (start < text.Length)
        {
            var next = Next(text, start);
            var hasBreak = text[next - 1] == '\n';
            var end = hasBreak ? next - 1 : next;
            end -= end > start && text[end - 1] == '\r' ? 1 : 0;
            var first = start;
            while (first < end && text[first] == ' ' && (indent == 0 || first - start < indent))
            {
                first++;
            }

            if (first < end)
            {
                indent = indent == 0 && first - start > parentIndent ? first - start : indent;
                if (indent == 0 || first - start < indent)
                {
                    break;
                }
            }

            if (first < end || hasBreak)
            {
                hasLastBreak = hasBreak;
                lines.Add(text.Substring(first, end - first));
            }

            start = next;
        }

        return lines;
    }

    private static int Next(string text, int position) =>
        text.IndexOf('\n', position) is var end and >= 0 ? end + 1 : text.Length;

    private static bool IsBlank(char character) => character is ' ' or '\t' or '\r' or '\n' or '#';

    /// <summary>Returns whether a line has extra indentation, which prevents folding.</summary>
    private static bool IsSpaced(string line) => line.Length > 0 && line[0] is ' ' or '\t';
}
