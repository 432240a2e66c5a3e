using System.Text;

namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>Text of a stranger as text of XML, on one line of a comment.</summary>
internal static class XmlText
{
    /// <summary>Appends text between tags; quotes stay, since only those who read the source see the escapes.</summary>
    public static StringBuilder AppendXml(this StringBuilder xml, string text, int start, int end)
    {
        var plain = start;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c is >= ' ' and <= '~' and not ('&' or '<' or '>'))
            {
                continue;
            }

            if (i + 1 < end && char.IsSurrogatePair(c, text[i + 1]))
            {
                i++;
                continue;
            }

            xml.Append(text, plain, i - plain).AppendXml(c);
            plain = i + 1;
        }

        return xml.Append(text, plain, end - plain);
    }

    public static StringBuilder AppendXml(this StringBuilder xml, string text) =>
        xml.AppendXml(text, 0, text.Length);

    /// <summary>Escapes text for an attribute in double quotes, which suits the text between tags as well.</summary>
    public static string Attribute(string text) =>
        new StringBuilder(text.Length + 16).AppendXml(text).Replace("\"", "&quot;").ToString();

    private static void AppendXml(this StringBuilder xml, char c)
    {
        _ = c switch
        {
            '&' => xml.Append("&amp;"),
            '<' => xml.Append("&lt;"),
            '>' => xml.Append("&gt;"),
            // These change the order in which what stands around them is shown.
            (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => xml,
            // A line separator would end the comment, and what follows would be code; the others are no XML.
            '\u00a0' or '\u2028' or '\u2029' or >= '\ufffe' => xml.Append(' '),
            _ when char.IsControl(c) || char.IsSurrogate(c) => xml.Append(' '),
            _ => xml.Append(c),
        };
    }
}
