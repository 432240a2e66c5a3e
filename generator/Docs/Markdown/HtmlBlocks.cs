using System.Net;
using System.Text;

namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>Writes the blocks of HTML in a text as Markdown, so that there is one way from there on.</summary>
/// <remarks>Tags within a line stay; so does what only looks like a tag, such as <c>&lt;database&gt;</c>.</remarks>
internal sealed class HtmlBlocks
{
    private readonly string _text;
    private readonly HtmlClosers _closers;
    private readonly CodeSpans _spans;
    private readonly StringBuilder _markdown;

    // The markers of the open lists; their lengths are the indentation.
    private readonly Stack<string> _lists = new();
    private string _indent = "";
    private bool _isTable;

    // The cells of the first row of a table; -1 when the row under it is written.
    private int _cells;

    private HtmlBlocks(string text)
    {
        _text = text;
        _closers = new(text);
        _spans = new(text);
        _markdown = new(text.Length + 64);
    }

    public static string ToMarkdown(string text) =>
        text.IndexOf('<') < 0 ? text : new HtmlBlocks(text).Convert();

    private string Convert()
    {
        var i = 0;
        while (i < _text.Length)
        {
            i = _text[i] switch
            {
                '\\' when i + 1 < _text.Length => Copy(i, i + 2),
                '`' => Copy(i, EndOfCode(i)),
                '<' => Angle(i),
                '|' when _isTable => Append("\\|", i + 1),
                // Lines mean nothing within lists and tables of HTML, and much in those of Markdown.
                '\n' or '\r' when _isTable || _lists.Count > 0 => Append(" ", i + 1),
                _ => Copy(i, i + 1),
            };
        }

        return _markdown.ToString();
    }

    private int EndOfCode(int start)
    {
        var length = _spans.RunAt(start);
        return _spans.Closer(start) is var closer and >= 0 ? closer + length : start + length;
    }

    private int Angle(int start)
    {
        if (string.CompareOrdinal(_text, start, "<!--", 0, 4) == 0)
        {
            var end = _text.IndexOf("-->", start + 4, StringComparison.Ordinal);
            return end < 0 ? Copy(start, _text.Length) : end + 3;
        }

        return HtmlTag.At(_text, start) is not { } tag ? Copy(start, start + 1)
            : tag.IsClosing ? Close(tag)
            : Open(tag);
    }

    private int Open(HtmlTag tag)
    {
        switch (tag.Name)
        {
            case "p" or "hr":
                return Break("", tag.End);
            case "tr" when _isTable:
                return Append("\n|", tag.End);
            case "td" or "th" when _isTable:
                return tag.End;
            case "li" when _lists.Count > 0:
                _markdown.Append('\n').Append(' ', _indent.Length - _lists.Peek().Length);
                return Append(_lists.Peek(), tag.End);
            case var name when !_closers.IsClosedAfter(name, tag.End):
                return Copy(tag.Start, tag.End);
            case "div" or "section" or "blockquote" or "details" or "dl" or "dt" or "dd":
                return Break("", tag.End);
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "summary":
                return Break("# ", tag.End);
            case "ul" or "ol":
                _lists.Push(tag.Name == "ol" ? "1. " : "- ");
                // An indentation of the parent list ends its text; the first item follows.
                _indent += new string(' ', _lists.Peek().Length);
                return _lists.Count == 1 ? Append("\n\n", tag.End) : tag.End;
            case "table":
                (_isTable, _cells) = (true, 0);
                return Break("", tag.End);
            case "thead" or "tbody":
                return tag.End;
            case "pre":
                return Code(tag);
            default:
                return Copy(tag.Start, tag.End);
        }
    }

    private int Close(HtmlTag tag)
    {
        switch (tag.Name)
        {
            case "p"
            or "div"
            or "section"
            or "blockquote"
            or "details"
            or "dl"
            or "dt"
            or "dd"
            or "h1"
            or "h2"
            or "h3"
            or "h4"
            or "h5"
            or "h6"
            or "summary":
                return Break("", tag.End);
            case "ul" or "ol" when _lists.Count > 0:
                _indent = _indent.Substring(_lists.Pop().Length);
                return Break("", tag.End);
            case "td" or "th" when _isTable:
                _cells += _cells < 0 ? 0 : 1;
                return Append("|", tag.End);
            case "tr" when _isTable && _cells > 0:
                _markdown.Append("\n|").Insert(_markdown.Length, "---|", _cells);
                _cells = -1;
                return tag.End;
            case "table" when _isTable:
                _isTable = false;
                return Break("", tag.End);
            case "li" or "thead" or "tbody" or "tr":
                return tag.End;
            default:
                return Copy(tag.Start, tag.End);
        }
    }

    /// <summary>Writes preformatted text between fences that it cannot hold itself.</summary>
    private int Code(HtmlTag tag)
    {
        var end = _text.IndexOf("</pre>", tag.End, StringComparison.OrdinalIgnoreCase);
        var code = new StringBuilder();
        for (var i = tag.End; i < end; )
        {
            if (_text[i] == '<' && HtmlTag.At(_text, i) is { } inner)
            {
                i = inner.End;
            }
            else
            {
                code.Append(_text[i++]);
            }
        }

        var lines = WebUtility.HtmlDecode(code.ToString()).Trim('\n', '\r').Split('\n');
        var fence = new string('~', 8);
        Break(fence, 0);
        foreach (
            var line in lines.Where(line =>
                !line.TrimStart().StartsWith(fence, StringComparison.Ordinal)
            )
        )
        {
            _markdown.Append('\n').Append(_indent).Append(line.TrimEnd('\r'));
        }

        _markdown.Append('\n').Append(_indent).Append(fence);
        return Break("", end + "</pre>".Length);
    }

    /// <summary>Ends a paragraph, within the item of a list that is open.</summary>
    private int Break(string marker, int next)
    {
        // A row of a table is one line.
        _markdown.Append(_isTable ? " " : "\n\n" + _indent);
        return Append(_isTable ? "" : marker, next);
    }

    private int Append(string markdown, int next)
    {
        _markdown.Append(markdown);
        return next;
    }

    private int Copy(int start, int next)
    {
        _markdown.Append(_text, start, next - start);
        return next;
    }
}
