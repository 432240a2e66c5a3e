using System.Buffers;
using System.Text.RegularExpressions;

namespace AtlasGen.Runtime;

/// <summary>Makes text safe for messages, logs, and traces.</summary>
internal static partial class SafeText
{
    /// <summary>The text that replaces a value that must not be shown.</summary>
    public const string Hidden = "***";

    private const int Limit = 500;
    private const int SearchLimit = 4 * Limit;
    private const int MailLimit = 64 + 1 + 255;
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\",;/<>()");

    /// <summary>Masks email addresses, which Atlas includes in paths and details, and truncates long text.</summary>
    public static string Mask(string text)
    {
        // Masked addresses are shorter, so more text is searched than is shown.
        var isCut = text.Length > SearchLimit;
        var head = isCut ? text[..SearchLimit] : text;
        if (!HoldsMail(head))
        {
            return Start(isCut ? head + "…" : head, Limit);
        }

        head = Mail().Replace(head, Hidden);
        if (isCut)
        {
            // The text before the cut may be the beginning of an address, which has this maximum length (RFC 5321 section 4.5.3.1).
            var end = Math.Max(head.AsSpan().LastIndexOfAny(Ends) + 1, head.Length - MailLimit);
            head = head[..Math.Max(end, 0)] + "…";
        }

        return Start(head, Limit);
    }

    /// <summary>Masks email addresses and secrets, in any case.</summary>
    public static string Mask(string text, IEnumerable<string> secrets) =>
        Mask(
            secrets.Aggregate(
                text,
                static (rest, secret) =>
                    rest.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase)
            )
        );

    /// <summary>Masks a name completely if it may be an email address, and truncates a long name.</summary>
    public static string MaskName(string name) => HoldsMail(name) ? Hidden : Start(name, Limit);

    /// <summary>Appends a period unless the text already ends a sentence.</summary>
    public static string Sentence(string text) =>
        text.TrimEnd() is var words && words is [.., '.' or '?' or '!' or '…']
            ? words
            : words + ".";

    /// <summary>Returns a sentence that ends with a list, one item per line.</summary>
    public static string List(string start, IEnumerable<string> items) =>
        string.Join("\n  ", items.Prepend(start));

    /// <summary>Returns the beginning of a text, with an ellipsis if it was truncated.</summary>
    public static string Start(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        // Half of a surrogate pair is not a character.
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
    }

    /// <summary>Returns the end of a text, with an ellipsis if it was truncated.</summary>
    public static string End(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return "…" + text[^(char.IsLowSurrogate(text[^length]) ? length - 1 : length)..];
    }

    private static bool HoldsMail(string text) =>
        text.LastIndexOf('@') > 0 || text.LastIndexOf("%40", StringComparison.Ordinal) > 0;

    // A local part begins where no character of a local part precedes it, or directly after the previous address. Trying every
    // character as its beginning would take quadratic time.
    [GeneratedRegex(
        """
            (?: "(?:[^"\\]|\\.)+" | (?:\G|(?<![\w.!\#$&'*+=?^`{|}~%-]))[\w.!\#$&'*+=?^`{|}~%-]+ )
            (?: (?: @ | %40 )+ (?: \[[^\]]*\] | [\w-]+(?:\.[\w-]+)* ) )+
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace,
        1000
    )]
    private static partial Regex Mail();
}
