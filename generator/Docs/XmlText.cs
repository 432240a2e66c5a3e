using System.Text;

namespace AtlasGen.Generator.Docs;

/// <summary>Writes text from a document as XML, on one line of a comment.</summary>
internal static class XmlText
{
    /// <summary>
    /// Escapes text between tags. Quotes stay, because only readers of the source would see the escapes.
    /// </summary>
    public static string Escape(string text)
    {
        var xml = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            _ = c switch
            {
                '&' => xml.Append("&amp;"),
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                // These change the order in which the text around them is shown.
                (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => xml,
                // A line separator would end the comment, and the rest would be code; the others are not valid XML.
                _ when char.IsWhiteSpace(c) || char.IsControl(c) || c >= '\ufffe' => xml.Append(
                    ' '
                ),
                _ when !char.IsSurrogate(c) => xml.Append(c),
                _ when char.IsSurrogatePair(text, i) => xml.Append(text, i++, 2),
                _ => xml.Append(' '),
            };
        }

        return xml.ToString();
    }

    /// <summary>Escapes text for an attribute in double quotes; the result is also valid between tags.</summary>
    public static string Attribute(string text) => Escape(text).Replace("\"", "&quot;");
}
