namespace AtlasGen.Generator.Docs;

/// <summary>Writes the blocks of Markdown that descriptions use as lines of XML documentation.</summary>
/// <remarks>These are paragraphs, bullets, tables, and code between fences. Any other block is a paragraph.</remarks>
internal sealed class MarkdownBlocks
{
    // The compiler reads nested elements by recursion; deeper bullets are text.
    private const int DepthLimit = 8;
    private const string ItemStart = "<item><description>";
    private const string ItemEnd = "</description></item>";

    private static readonly string[] LineEnds = ["\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085"];

    private readonly string[] _lines;
    private readonly List<string> _paragraph = [];
    private readonly List<string> _xml = [];

    // For each open list, how far the text of its current item is indented.
    private readonly Stack<int> _lists = new();
    private int _next;

    private MarkdownBlocks(string markdown) =>
        _lines = markdown.Replace("\t", "    ").Split(LineEnds, StringSplitOptions.None);

    public static List<string> ToXml(string markdown)
    {
        var blocks = new MarkdownBlocks(markdown);
        while (blocks._next < blocks._lines.Length)
        {
            blocks.ReadBlock();
        }

        blocks.EndParagraph();
        blocks.EndLists(0);
        return blocks._xml;
    }

    /// <summary>Removes the first line if it is a paragraph, and returns its text.</summary>
    public static string TakeParagraph(List<string> xml)
    {
        if (xml.Count == 0 || !xml[0].StartsWith("<para>", StringComparison.Ordinal))
        {
            return "";
        }

        var line = xml[0];
        xml.RemoveAt(0);
        return line.Substring("<para>".Length, line.Length - "<para></para>".Length);
    }

    private void ReadBlock()
    {
        var line = _lines[_next];
        var indent = Indent(line);
        // A quote is shown as its text.
        var text = line.TrimStart(' ', '>');
        if (IsSeparator(text))
        {
            EndParagraph();
            _next++;
        }
        else if (IsBullet(text) && (_lists.Count < DepthLimit || indent < _lists.Peek()))
        {
            EndParagraph();
            Bullet(text, indent);
        }
        else if (Fence(text) is { Length: > 0 } fence)
        {
            EndParagraph();
            EndLists(indent);
            Code(fence, indent);
        }
        else if (text.IndexOf('|') >= 0 && _next + 1 < _lines.Length && IsRule(_lines[_next + 1]))
        {
            EndParagraph();
            EndLists(indent);
            Table();
        }
        else
        {
            // A paragraph continues at any indentation.
            EndLists(_paragraph.Count > 0 ? int.MaxValue : indent);
            _paragraph.Add(text);
            _next++;
        }
    }

    private void EndParagraph()
    {
        var xml = MarkdownText.ToXml(string.Join("\n", _paragraph));
        _paragraph.Clear();
        if (_xml.Count > 0 && _xml[_xml.Count - 1] == ItemStart)
        {
            _xml[_xml.Count - 1] += xml;
        }
        else if (xml.Length > 0)
        {
            _xml.Add($"<para>{xml}</para>");
        }
    }

    /// <summary>Begins an item; the rest of the line is read as a line of the item.</summary>
    private void Bullet(string text, int indent)
    {
        var isSibling = _lists.Count > 0 && indent < _lists.Peek();
        while (_lists.Count > 1 && indent < _lists.ElementAt(1))
        {
            EndList();
        }

        if (isSibling)
        {
            _xml[_xml.Count - 1] += ItemEnd;
            _lists.Pop();
        }
        else
        {
            _xml.Add("<list type=\"bullet\">");
        }

        var content = text.Substring(1).TrimStart();
        _lists.Push(indent + text.Length - content.Length);
        _xml.Add(ItemStart);
        _lines[_next] = new string(' ', _lists.Peek()) + content;
    }

    /// <summary>Ends the lists to which a line does not belong.</summary>
    private void EndLists(int indent)
    {
        while (_lists.Count > 0 && indent < _lists.Peek())
        {
            EndList();
        }
    }

    private void EndList()
    {
        _xml[_xml.Count - 1] += ItemEnd;
        _xml.Add("</list>");
        _lists.Pop();
    }

    private void Code(string fence, int indent)
    {
        _xml.Add("<code>");
        for (_next++; _next < _lines.Length; _next++)
        {
            var line = _lines[_next];
            if (Fence(line.TrimStart(' ')).StartsWith(fence, StringComparison.Ordinal))
            {
                break;
            }

            _xml.Add(XmlText.Escape(line.Substring(Math.Min(indent, Indent(line)))));
        }

        _xml.Add("</code>");
        _next++;
    }

    private void Table()
    {
        _xml.Add("<list type=\"table\">");
        Row("listheader");
        for (_next++; _next < _lines.Length && _lines[_next].IndexOf('|') >= 0; )
        {
            Row("item");
        }

        _xml.Add("</list>");
    }

    private void Row(string element)
    {
        // NUL is never text, so it can stand for an escaped bar.
        var cells = _lines[_next++].Replace("\\|", "\0").Trim().Trim('|').Split('|');
        var xml = cells
            .Select(cell => MarkdownText.ToXml(cell.Replace('\0', '|')))
            .Select(
                (cell, i) => i == 0 ? $"<term>{cell}</term>" : $"<description>{cell}</description>"
            );
        _xml.Add($"<{element}>{string.Concat(xml)}</{element}>");
    }

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    /// <summary>Whether a line only separates blocks: it is blank, or a rule.</summary>
    private static bool IsSeparator(string text) =>
        string.IsNullOrWhiteSpace(text)
        || (text.TrimEnd() is { Length: > 2 } marks && marks.Trim('-', '*', '_', '=').Length == 0);

    private static bool IsBullet(string text) =>
        text.Length > 2 && text[0] is '-' or '*' or '+' && text[1] == ' ';

    private static bool IsRule(string line) =>
        line.IndexOf('-') >= 0
        && line.IndexOf('|') >= 0
        && line.Trim('|', '-', ':', ' ').Length == 0;

    /// <summary>The marks that open or close a block of code; empty for any other line.</summary>
    private static string Fence(string text)
    {
        var info = text.TrimStart('`');
        var length = text.Length - info.Length;
        return length >= 3 && info.IndexOf('`') < 0 ? text.Substring(0, length) : "";
    }
}
