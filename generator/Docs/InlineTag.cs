using System.Net;

namespace AtlasGen.Generator.Docs;

/// <summary>Gives the elements of XML documentation for links and for tags of HTML.</summary>
internal static class InlineTag
{
    /// <summary>Returns the tag of a link; empty for an address that leads nowhere outside the vendor's own pages.</summary>
    public static string OfLink(string address) =>
        (
            address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        ) && !address.Any(char.IsWhiteSpace)
            ? $"<see href=\"{XmlText.Attribute(WebUtility.HtmlDecode(address))}\">"
            : "";

    /// <summary>Returns the tag for a name of HTML: empty if only the text of the element remains, <see langword="null"/> for any other name.</summary>
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

    private static string Href(string inner)
    {
        var start = inner.IndexOf("href=", StringComparison.OrdinalIgnoreCase);
        var value = start < 0 ? "" : inner.Substring(start + "href=".Length);
        return value.TrimStart('"', '\'').Split('"', '\'', ' ')[0];
    }
}
