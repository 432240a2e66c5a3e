using Markdig.Syntax.Inlines;

namespace AtlasGen.Generator.Docs;

/// <summary>Writes the text of one paragraph of Markdown as XML.</summary>
internal sealed class MarkdownText
{
    public const string Break = "<br/>";

    // The compiler reads nested elements recursively. Deeper elements become text.
    private const int DepthLimit = 16;

    private static readonly char[] NameEnds = [' ', '\t', '\r', '\n', '/'];

    private readonly List<string> _xml = [];

    // HTML tags that are not closed yet. Index is where the tag is in the XML.
    private readonly List<(string Name, string Element, int Index)> _open = [];

    public static string ToXml(ContainerInline inline)
    {
        var text = new MarkdownText();
        text.WriteAll(inline, depth: 0);
        var lines = string.Concat(text._xml)
            .Split([Break], StringSplitOptions.None)
            .Select(line =>
                string.Join(" ", line.Split([' '], StringSplitOptions.RemoveEmptyEntries))
            );
        return string.Join(Break, lines.Where(line => line.Length > 0));
    }

    private void WriteAll(ContainerInline container, int depth)
    {
        // An HTML element begins and ends in the same container.
        var first = _open.Count;
        for (
            var inline = container.FirstChild;
            inline is not null;
            inline = Next(inline, container, depth)
        )
        {
            if (inline is HtmlInline html)
            {
                Html(html.Tag, first);
            }
            else
            {
                Write(inline, depth);
            }
        }

        _open.RemoveRange(first, _open.Count - first);
    }

    // An unmatched mark contains everything that follows it, so a description can nest thousands of them. Recursion would
    // exhaust the stack.
    private static Inline? Next(Inline inline, ContainerInline end, int depth)
    {
        if (!IsElement(inline, depth) && inline is ContainerInline { FirstChild: { } child })
        {
            return child;
        }

        for (Inline? last = inline; last is not null && last != end; last = last.Parent)
        {
            if (last.NextSibling is { } next)
            {
                return next;
            }
        }

        return null;
    }

    private static bool IsElement(Inline inline, int depth) =>
        depth < DepthLimit && (inline is LinkInline or EmphasisInline);

    private void Write(Inline inline, int depth)
    {
        switch (inline)
        {
            case LiteralInline literal:
                _xml.Add(XmlText.Escape(literal.Content.ToString()));
                break;
            case HtmlEntityInline entity:
                _xml.Add(XmlText.Escape(entity.Transcoded.ToString()));
                break;
            case CodeInline code:
                _xml.Add($"<c>{XmlText.Escape(code.Content.Trim())}</c>");
                break;
            case LineBreakInline line:
                _xml.Add(line.IsHard ? Break : " ");
                break;
            case AutolinkInline link:
                var tag = InlineTag.OfLink(link.Url);
                _xml.Add(
                    tag.Length > 0
                        ? $"{tag}{XmlText.Escape(link.Url)}</see>"
                        : XmlText.Escape($"<{link.Url}>")
                );
                break;
            case LinkInline link when IsElement(link, depth):
                Element(link.IsImage ? "" : InlineTag.OfLink(link.Url ?? ""), link, depth);
                break;
            case EmphasisInline emphasis when IsElement(emphasis, depth):
                Element(emphasis.DelimiterCount == 2 ? "<b>" : "<i>", emphasis, depth);
                break;
            case DelimiterInline mark:
                _xml.Add(XmlText.Escape(mark.ToLiteral()));
                break;
        }
    }

    private void Element(string tag, ContainerInline content, int depth)
    {
        _xml.Add(tag);
        WriteAll(content, depth + 1);
        _xml.Add(InlineTag.End(tag));
    }

    private void Html(string html, int first)
    {
        var inner = html.Trim('<', '>');
        var name = inner.TrimStart('/').Split(NameEnds)[0].ToLowerInvariant();
        var lineBreak = name == "li" ? Break + "• " : Break;
        if (name is "br" or "p" or "li")
        {
            _xml.Add(inner[0] == '/' ? " " : lineBreak);
        }
        else if (InlineTag.OfHtml(name, inner) is not { } element)
        {
            _xml.Add(XmlText.Escape(html));
        }
        else if (inner[0] != '/')
        {
            // A tag is text until its end is found.
            _xml.Add(XmlText.Escape(html));
            _open.Add((name, element, _xml.Count - 1));
            if (_open.Count > DepthLimit)
            {
                _open.RemoveAt(first);
            }
        }
        else if (_open.FindLastIndex(open => open.Name == name) is var index && index >= first)
        {
            _xml[_open[index].Index] = _open[index].Element;
            _xml.Add(InlineTag.End(_open[index].Element));
            _open.RemoveRange(index, _open.Count - index);
        }
        else
        {
            // An end without a start in this container stays text.
            _xml.Add(XmlText.Escape(html));
        }
    }
}
