using System.Buffers;
using System.Text.RegularExpressions;

namespace AtlasGen.Runtime;

/// <summary>Text that may be shown in messages, logs and traces.</summary>
internal static partial class SafeText
{
    /// <summary>What is shown in place of a value that must not be shown.</summary>
    public const string Hidden = "***";

    private const int Limit = 500;
    private const int SearchLimit = 4 * Limit;
    private const int MailLimit = 64 + 1 + 255;
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\",;/<>()");

    /// <summary>Hides e-mail addresses, which Atlas puts into paths and details, and cuts what is long.</summary>
    public static string Mask(string text)
    {
        // Addresses that are hidden make room for what follows; nobody reads more than this of it.
        var isCut = text.Length > SearchLimit;
        var head = isCut ? text[..SearchLimit] : text;
        if (!HoldsMail(head))
        {
            return Start(isCut ? head + "…" : head, Limit);
        }

        head = Mail().Replace(head, Hidden);
        if (isCut)
        {
            // What ends at the cut may be the beginning of an address, which is no longer than this (RFC 5321 section 4.5.3.1).
            var end = Math.Max(head.AsSpan().LastIndexOfAny(Ends) + 1, head.Length - MailLimit);
            head = head[..Math.Max(end, 0)] + "…";
        }

        return Start(head, Limit);
    }

    /// <summary>Hides secrets as well, in lower or upper case.</summary>
    public static string Mask(string text, IEnumerable<string> secrets) =>
        Mask(
            secrets.Aggregate(
                text,
                static (rest, secret) =>
                    rest.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase)
            )
        );

    /// <summary>Hides a name as a whole when it may be an e-mail address, and cuts what is long.</summary>
    public static string MaskName(string name) => HoldsMail(name) ? Hidden : Start(name, Limit);

    /// <summary>With a full stop, unless it has an end of its own.</summary>
    public static string Sentence(string text) =>
        text.TrimEnd() is var words && words is [.., '.' or '?' or '!' or '…']
            ? words
            : words + ".";

    /// <summary>The beginning of a text, with an ellipsis where more followed.</summary>
    public static string Start(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        // Half a pair of surrogates is no character.
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
    }

    /// <summary>The end of a text, with an ellipsis where more went before.</summary>
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

    // A local part begins where no other character of one stands, or right behind the address before; to try every
    // character as its beginning would take the square of the length.
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
