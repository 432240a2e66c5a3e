using System.Net;

namespace AtlasGen.Generator.Docs;

/// <summary>Returns the elements of XML documentation for links and HTML tags.</summary>
internal static class InlineTag
{
    /// <summary>
    /// Returns the tag of a link; empty for a relative address, which works only on the vendor's own pages.
    /// </summary>
    public static string OfLink(string address) =>
        (
            address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        ) && !address.Any(char.IsWhiteSpace)
            ? $"<see href=\"{XmlText.Attribute(address)}\">"
            : "";

    /// <summary>
    /// Returns the element for an HTML tag: empty if only its text remains, <see langword="null"/> for an unknown tag.
    /// </summary>
    /// <param name="name">The name in lower case.</param>
    /// <param name="inner">The text between the angle brackets.</param>
    public static string? OfHtml(string name, string inner) =>
        name switch
        {
            "a" => OfLink(Href(inner)),
            "b" or "strong" => "<b>",
            "i" or "em" => "<i>",
            "code" => "<c>",
            "abbr" or "span" or "sub" or "sup" or "u" or "ol" or "ul" or "pre" or "table" => "",
            _ => null,
        };

    /// <summary>Returns the tag that ends an element.</summary>
    public static string End(string tag) =>
        tag.Length == 0 ? "" : $"</{tag.Split(' ', '>')[0].Substring(1)}>";

    private static string Href(string inner)
    {
        var start = inner.IndexOf("href=", StringComparison.OrdinalIgnoreCase);
        var value = start < 0 ? "" : inner.Substring(start + "href=".Length);
        return WebUtility.HtmlDecode(value.TrimStart('"', '\'').Split('"', '\'', ' ')[0]);
    }
}
