using System.Net;

namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>Knows what tags of HTML within a line become.</summary>
internal static class InlineHtml
{
    /// <summary>What a tag stands for; <see langword="null"/> when it is none of HTML, but a word in angle brackets.</summary>
    public static InlineToken? Token(string text, HtmlTag tag, HtmlClosers closers)
    {
        switch (tag.Name)
        {
            case "br":
                return new(InlineKind.Break, "");
            case "img":
                return new(InlineKind.Text, tag.Attribute(text, "alt"));
            case "wbr":
                return new(InlineKind.Text, "");
        }

        if (Element(tag.Name) is not { } element)
        {
            return null;
        }

        if (tag.IsClosing)
        {
            return new(InlineKind.Close, tag.Name);
        }

        if (!closers.IsClosedAfter(tag.Name, tag.End))
        {
            return null;
        }

        if (element == "c")
        {
            var code = text.Substring(tag.End, CloserOf(text, tag) - tag.End);
            return new(InlineKind.Code, WebUtility.HtmlDecode(code).Replace('\n', ' ').Trim());
        }

        return new(InlineKind.Open, tag.Name)
        {
            Tag =
                tag.Name == "a" ? InlineParser.TagOf(tag.Attribute(text, "href"))
                : element.Length > 0 ? $"<{element}>"
                : "",
        };
    }

    /// <summary>The index after an element of code.</summary>
    public static int EndOfCode(string text, HtmlTag tag) =>
        CloserOf(text, tag) + tag.Name.Length + "</>".Length;

    private static int CloserOf(string text, HtmlTag tag) =>
        text.IndexOf("</" + tag.Name + ">", tag.End, StringComparison.OrdinalIgnoreCase);

    /// <summary>The element of XML documentation; empty when only the text stays.</summary>
    private static string? Element(string name) =>
        name switch
        {
            "b" or "strong" => "b",
            "i" or "em" or "cite" or "dfn" => "i",
            "code" or "kbd" or "samp" or "tt" or "var" => "c",
            "a" => "see",
            "abbr" or "big" or "center" or "del" or "font" or "ins" or "mark" or "q" or "s" => "",
            "small" or "span" or "strike" or "sub" or "sup" or "u" => "",
            _ => null,
        };
}
