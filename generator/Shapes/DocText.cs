using System.Text;
using System.Text.RegularExpressions;

namespace AtlasGen.Generator.Shapes;

/// <summary>A description of the document as text of an XML doc comment: a sentence in short, the rest in paragraphs.</summary>
/// <param name="Summary">The first sentence.</param>
/// <param name="Remarks">The other paragraphs.</param>
internal sealed record DocText(string Summary, EquatableArray<string> Remarks)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static readonly Regex Html = new(
        @"</?(?:a|abbr|b|br|code|em|i|li|ol|p|strong|sub|sup|ul)(?:\s[^<>]{0,500})?/?>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Limit
    );

    private static readonly Regex Inline = new(
        @"`(?<code>[^`]{1,500})`|\[(?<text>[^\[\]]{1,300})\]\((?<url>[^()\s]{1,500})\)|\*\*(?<bold>[^*]{1,500})\*\*",
        RegexOptions.CultureInvariant,
        Limit
    );

    /// <summary>Converts Markdown; where the document says nothing, the fallback (plain text) stands.</summary>
    public static DocText From(string? markdown, string fallback)
    {
        var paragraphs = SplitParagraphs(markdown);
        if (paragraphs.Count == 0)
        {
            return new(Escape(fallback), default);
        }

        var (first, rest) = SplitSentence(paragraphs[0]);
        var remarks = rest.Length == 0 ? paragraphs.Skip(1) : paragraphs.Skip(1).Prepend(rest);
        return new(Convert(first), remarks.Select(Convert).ToEquatableArray());
    }

    /// <summary>The paragraphs alone.</summary>
    public static IEnumerable<string> Paragraphs(string markdown) =>
        SplitParagraphs(markdown).Select(Convert);

    /// <summary>The same on one line.</summary>
    public static string Line(string? markdown, string fallback)
    {
        var paragraphs = SplitParagraphs(markdown);
        return paragraphs.Count == 0 ? Escape(fallback) : Convert(string.Join(" ", paragraphs));
    }

    /// <summary>Escapes plain text.</summary>
    public static string Escape(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => builder.Append("&amp;"),
                '<' => builder.Append("&lt;"),
                '>' => builder.Append("&gt;"),
                '"' => builder.Append("&quot;"),
                // A line separator of Unicode would end the comment, and what follows would be code.
                _ when char.IsControl(c)
                        || c is '\u2028' or '\u2029'
                        || char.IsSurrogate(c)
                        || c >= '\ufffe' => builder.Append(' '),
                _ => builder.Append(c),
            };
        }

        return builder.ToString();
    }

    private static List<string> SplitParagraphs(string? markdown)
    {
        var paragraphs = new List<string>();
        var current = new StringBuilder();
        foreach (
            var raw in Html.Replace(markdown ?? "", "")
                .Split('\n', '\r', '\u2028', '\u2029', '\u0085')
        )
        {
            var line = raw.Trim();
            // Items of lists and rows of tables keep lines of their own.
            if (line.Length == 0 || line[0] is '-' or '*' or '|' or '#')
            {
                Flush();
            }

            if (line.Length > 0 && !IsTableRule(line))
            {
                current.Append(current.Length == 0 ? "" : " ").Append(line.TrimStart('#', ' '));
            }
        }

        Flush();
        return paragraphs;

        void Flush()
        {
            if (current.Length > 0)
            {
                paragraphs.Add(current.ToString());
                current.Clear();
            }
        }
    }

    private static bool IsTableRule(string line) =>
        line[0] == '|' && line.All(c => c is '|' or '-' or ':' or ' ');

    /// <summary>Cuts after the first full stop that ends a sentence: not one in code, in a link or in a number.</summary>
    private static (string First, string Others) SplitSentence(string text)
    {
        var (inCode, depth) = (false, 0);
        for (var i = 0; i < text.Length - 2; i++)
        {
            inCode ^= text[i] == '`';
            depth += text[i] switch
            {
                '[' or '(' => 1,
                ']' or ')' => -1,
                _ => 0,
            };
            if (
                text[i] == '.'
                && text[i + 1] == ' '
                && !inCode
                && depth <= 0
                && !char.IsLower(text[i + 2])
            )
            {
                return (text.Substring(0, i + 1), text.Substring(i + 2).Trim());
            }
        }

        return (text, "");
    }

    private static string Convert(string text)
    {
        var builder = new StringBuilder(text.Length + 16);
        var position = 0;
        foreach (Match match in Inline.Matches(text))
        {
            builder.Append(Escape(text.Substring(position, match.Index - position)));
            position = match.Index + match.Length;
            if (match.Groups["code"] is { Success: true } code)
            {
                builder.Append("<c>").Append(Escape(code.Value)).Append("</c>");
            }
            else if (match.Groups["bold"] is { Success: true } bold)
            {
                builder.Append("<b>").Append(Escape(bold.Value)).Append("</b>");
            }
            else if (IsWebAddress(match.Groups["url"].Value))
            {
                builder
                    .Append("<see href=\"")
                    .Append(Escape(match.Groups["url"].Value))
                    .Append("\">");
                builder.Append(Escape(match.Groups["text"].Value)).Append("</see>");
            }
            else
            {
                // A link within the vendor's own page leads nowhere from here.
                builder.Append(Escape(match.Groups["text"].Value));
            }
        }

        return builder.Append(Escape(text.Substring(position))).ToString();
    }

    private static bool IsWebAddress(string url) =>
        url.StartsWith("https://", StringComparison.Ordinal)
        || url.StartsWith("http://", StringComparison.Ordinal);
}
