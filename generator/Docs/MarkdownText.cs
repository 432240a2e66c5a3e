using System.Net;

namespace AtlasGen.Generator.Docs;

/// <summary>Writes the text of one paragraph of Markdown as XML: code, emphasis, links, entities, and tags of HTML.</summary>
/// <remarks>A mark is text until its end is found. Then an element replaces it.</remarks>
internal sealed class MarkdownText
{
    public const string Break = "<br/>";

    // Bounds the time, and the depth of the elements, which the compiler reads by recursion.
    private const int OpenLimit = 16;

    // How far the end of code, of a link, or of a tag may be; without it, the time would be quadratic.
    private const int Reach = 1_000;

    private static readonly char[] Special = ['\\', '`', '*', '_', '[', ']', '<', '&', '\n'];
    private static readonly char[] Angles = ['<', '>'];

    private readonly string _text;
    private readonly List<string> _xml = [];
    private readonly List<Mark> _open = [];

    private MarkdownText(string text) => _text = text;

    public static string ToXml(string markdown)
    {
        var text = new MarkdownText(markdown);
        for (var next = 0; next < markdown.Length; )
        {
            next = text.Read(next);
        }

        var lines = string.Concat(text._xml)
            .Split([Break], StringSplitOptions.None)
            .Select(line =>
                string.Join(" ", line.Split([' '], StringSplitOptions.RemoveEmptyEntries))
            );
        return string.Join(Break, lines.Where(line => line.Length > 0));
    }

    private int Read(int start) =>
        _text[start] switch
        {
            '\\' => Escape(start),
            '`' => Code(start),
            '*' or '_' => Emphasis(start),
            '[' => Open("[", "", start, start + 1),
            ']' => Link(start),
            '<' => Angle(start),
            '&' => Entity(start),
            '\n' => Add(At(start - 1) == ' ' && At(start - 2) == ' ' ? Break : " ", start + 1),
            _ => Text(start, TextEnd(start)),
        };

    private char At(int index) => index >= 0 && index < _text.Length ? _text[index] : ' ';

    private int Add(string xml, int next)
    {
        _xml.Add(xml);
        return next;
    }

    private int Text(int start, int end) =>
        Add(XmlText.Escape(_text.Substring(start, end - start)), end);

    private int Open(string key, string tag, int start, int end)
    {
        _open.Add(new(key, tag, _xml.Count));
        _open.RemoveRange(0, Math.Max(0, _open.Count - OpenLimit));
        return Text(start, end);
    }

    /// <summary>Makes an element of all after an open mark; marks between stay text.</summary>
    private void Close(int index, string tag)
    {
        _xml[_open[index].Piece] = tag;
        _xml.Add(tag.Length == 0 ? "" : $"</{tag.Split(' ', '>')[0].Substring(1)}>");
        _open.RemoveRange(index, _open.Count - index);
    }

    private int Escape(int start) =>
        At(start + 1) is '\n' ? Add(Break, start + 2)
        : At(start + 1) < 128 && IsPunctuation(At(start + 1)) ? Text(start + 1, start + 2)
        : Text(start, start + 1);

    private int TextEnd(int start) =>
        _text.IndexOfAny(Special, start) is > 0 and var end ? end : _text.Length;

    private int RunEnd(int start)
    {
        var end = start;
        while (end < _text.Length && _text[end] == _text[start])
        {
            end++;
        }

        return end;
    }

    private int Code(int start)
    {
        var end = RunEnd(start);
        var i = _text.IndexOf('`', end);
        for (; i >= 0 && i < end + Reach; i = _text.IndexOf('`', RunEnd(i)))
        {
            if (RunEnd(i) - i == end - start)
            {
                var code = XmlText.Escape(_text.Substring(end, i - end).Trim());
                return Add($"<c>{code}</c>", RunEnd(i));
            }
        }

        return Text(start, end);
    }

    /// <summary>Reads a run of <c>*</c> or <c>_</c> (CommonMark 6.2, without the rule of three).</summary>
    private int Emphasis(int start)
    {
        var (mark, end) = (_text[start], RunEnd(start));
        var (before, after) = (At(start - 1), At(end));
        var (isLeft, isRight) = (IsFlanking(after, before), IsFlanking(before, after));
        while (start < end && isRight && (mark == '*' || !isLeft || IsPunctuation(after)))
        {
            var length = end - start;
            var index = _open.FindLastIndex(open =>
                open.Key[0] == mark && (length > 2 || open.Key.Length == length)
            );
            if (index < 0)
            {
                break;
            }

            start += _open[index].Key.Length;
            Close(index, _open[index].Tag);
        }

        while (start < end && isLeft && (mark == '*' || !isRight || IsPunctuation(before)))
        {
            // An odd mark is outside, so that ***a** keeps a star.
            var (key, tag) =
                (end - start) % 2 == 1 ? (mark.ToString(), "<i>") : (new(mark, 2), "<b>");
            start = Open(key, tag, start, start + key.Length);
        }

        return Text(start, end);
    }

    private static bool IsFlanking(char inner, char outer) =>
        !char.IsWhiteSpace(inner)
        && (!IsPunctuation(inner) || char.IsWhiteSpace(outer) || IsPunctuation(outer));

    private static bool IsPunctuation(char c) => char.IsPunctuation(c) || char.IsSymbol(c);

    /// <summary>Makes a link if an address follows: <c>](address "title")</c>.</summary>
    private int Link(int start)
    {
        var index = _open.FindLastIndex(open => open.Key == "[");
        var end = _text.IndexOf(')', start, Math.Min(Reach, _text.Length - start));
        if (index >= 0 && end > 0 && _text[start + 1] == '(')
        {
            var target = _text.Substring(start + 2, end - start - 2).Trim().Split(' ', '\n');
            Close(index, InlineTag.OfLink(target[0].Trim('<', '>')));
            // A link holds no other link.
            _open.RemoveAll(open => open.Key == "[");
            return end + 1;
        }

        _open.RemoveRange(Math.Max(index, 0), index < 0 ? 0 : 1);
        return Text(start, start + 1);
    }

    private int Entity(int start)
    {
        var end = _text.IndexOf(';', start, Math.Min(32, _text.Length - start)) + 1;
        var entity = _text.Substring(start, Math.Max(end - start, 0));
        var decoded = WebUtility.HtmlDecode(entity);
        return decoded == entity ? Text(start, start + 1) : Add(XmlText.Escape(decoded), end);
    }

    private int Angle(int start)
    {
        var end = _text.IndexOfAny(Angles, start + 1, Math.Min(Reach, _text.Length - start - 1));
        if (end < 0 || _text[end] == '<')
        {
            return Text(start, start + 1);
        }

        var inner = _text.Substring(start + 1, end - start - 1);
        if (InlineTag.OfLink(inner) is { Length: > 0 } link)
        {
            return Add($"{link}{XmlText.Escape(inner)}</see>", end + 1);
        }

        var name = inner.TrimStart('/').Split(' ', '\n', '/')[0].ToLowerInvariant();
        if (name is "br" or "p" or "li")
        {
            var xml = name == "li" ? Break + "• " : Break;
            return Add(inner[0] == '/' ? " " : xml, end + 1);
        }

        if (InlineTag.OfHtml(name, inner) is not { } tag)
        {
            return Text(start, start + 1);
        }

        if (inner[0] != '/')
        {
            return Open(name, tag, start, end + 1);
        }

        if (_open.FindLastIndex(open => open.Key == name) is >= 0 and var index)
        {
            Close(index, _open[index].Tag);
        }

        return end + 1;
    }

    /// <summary>A mark that may begin an element.</summary>
    /// <param name="Key">What its end is found by: the mark, or the name of the tag.</param>
    /// <param name="Tag">The XML that begins the element; empty for text without an element.</param>
    /// <param name="Piece">The index of the mark in the XML.</param>
    private readonly record struct Mark(string Key, string Tag, int Piece);
}
