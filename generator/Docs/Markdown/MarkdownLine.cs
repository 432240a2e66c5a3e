using System.Text;

namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>What the beginning of a line says of the block that it is part of (CommonMark 4 and 5, tables of GFM).</summary>
internal static class MarkdownLine
{
    /// <summary>What starts an item of a list.</summary>
    /// <param name="Kind">The bullet, or what stands behind the number.</param>
    /// <param name="ContentIndent">Where the text begins, and all that belongs to the item.</param>
    /// <param name="MayInterrupt">Whether it ends a paragraph: "1.", but not the "2021." that happens to begin a line.</param>
    public readonly record struct ListMarker(char Kind, int ContentIndent, bool MayInterrupt)
    {
        public bool IsNumbered => Kind is '.' or ')';
    }

    public static int Indent(string line)
    {
        var i = 0;
        while (i < line.Length && line[i] == ' ')
        {
            i++;
        }

        return i;
    }

    public static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);

    /// <summary>Whether it is code by its indentation alone.</summary>
    public static bool IsIndentedCode(string line) => Indent(line) >= 4 && !IsBlank(line);

    public static bool IsQuote(string line) => First(line) == '>';

    /// <summary>Writes what kind of quote it is, <c>[!NOTE]</c> as GitHub has it, as a word.</summary>
    public static string Callout(string line) =>
        line.Trim() is { Length: > 4 } text
        && text.StartsWith("[!", StringComparison.Ordinal)
        && text.IndexOf(']') == text.Length - 1
            ? $"**{text[2]}{text.Substring(3, text.Length - 4).ToLowerInvariant()}:**"
            : line;

    /// <summary>Three or more of <c>- * _</c>.</summary>
    public static bool IsRule(string line)
    {
        var mark = First(line);
        if (mark is not ('-' or '*' or '_'))
        {
            return false;
        }

        var count = 0;
        foreach (var c in line)
        {
            count += c == mark ? 1 : 0;
            if (c != mark && c != ' ')
            {
                return false;
            }
        }

        return count >= 3;
    }

    /// <summary>The level of <c># A heading</c>; 0 for any other line.</summary>
    public static int HeadingLevel(string line)
    {
        var indent = Indent(line);
        var i = indent;
        while (i < line.Length && line[i] == '#')
        {
            i++;
        }

        var level = First(line) == '#' ? i - indent : 0;
        return level <= 6 && (i == line.Length || line[i] == ' ') ? level : 0;
    }

    /// <summary>Whether it makes the paragraph above a heading.</summary>
    public static bool IsUnderline(string line)
    {
        var mark = First(line);
        return mark is '=' or '-' && line.Trim().Trim(mark).Length == 0;
    }

    /// <summary>The characters that open a block of code, all of them; empty for any other line.</summary>
    public static string Fence(string line)
    {
        var mark = First(line);
        if (mark is not ('`' or '~'))
        {
            return "";
        }

        var text = line.TrimStart();
        var length = text.Length - text.TrimStart(mark).Length;
        return length >= 3 && (mark == '~' || text.IndexOf('`', length) < 0)
            ? text.Substring(0, length)
            : "";
    }

    public static ListMarker? Marker(string line)
    {
        var indent = Indent(line);
        var first = First(line);
        var end = indent + 1;
        var kind = first;
        if (first is >= '0' and <= '9')
        {
            while (end < line.Length && end - indent < 9 && line[end] is >= '0' and <= '9')
            {
                end++;
            }

            kind = end < line.Length && line[end] is '.' or ')' ? line[end] : '\0';
            end++;
        }

        if (
            kind is not ('-' or '*' or '+' or '.' or ')')
            || (kind is '.' or ')' && first == kind)
            || (end < line.Length && line[end] != ' ')
            || IsRule(line)
        )
        {
            return null;
        }

        var text = end;
        while (text < line.Length && line[text] == ' ')
        {
            text++;
        }

        var isEmpty = text == line.Length;
        return new(
            kind,
            isEmpty || text - end > 4 ? end + 1 : text,
            !isEmpty && (kind is '-' or '*' or '+' || (first == '1' && end == indent + 2))
        );
    }

    /// <summary>Whether it ends a paragraph above it without a blank line.</summary>
    public static bool Interrupts(string line) =>
        First(line) is not '\0' and var first
        && !char.IsLetter(first)
        && (
            first == '>'
            || HeadingLevel(line) > 0
            || IsRule(line)
            || Fence(line).Length > 0
            || Marker(line) is { MayInterrupt: true }
        );

    /// <summary>Whether it is the line under the header of a table, for so many columns.</summary>
    public static bool IsTableRule(string line, int columns)
    {
        foreach (var c in line)
        {
            if (c is not ('|' or '-' or ':' or ' '))
            {
                return false;
            }
        }

        return line.IndexOf('-') >= 0 && Cells(line).Count == columns;
    }

    /// <summary>The cells of a row.</summary>
    public static IReadOnlyList<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var row = line.Trim();
        for (var i = row.StartsWith("|", StringComparison.Ordinal) ? 1 : 0; i < row.Length; i++)
        {
            if (row[i] == '|')
            {
                Flush();
            }
            else if (row[i] == '\\' && i + 1 < row.Length)
            {
                // The escape of a bar is the table's; any other is for the text of the cell.
                cell.Append(row[i + 1] == '|' ? "" : "\\").Append(row[++i]);
            }
            else
            {
                cell.Append(row[i]);
            }
        }

        if (cell.Length > 0)
        {
            Flush();
        }

        return cells;

        void Flush()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }

    /// <summary>The first character, unless the line is blank or code by its indentation.</summary>
    private static char First(string line) =>
        Indent(line) is <= 3 and var indent && indent < line.Length ? line[indent] : '\0';
}
