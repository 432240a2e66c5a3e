using System.Text.RegularExpressions;

namespace AtlasGen.Runtime;

/// <summary>Text that may be shown in messages, logs and traces.</summary>
internal static partial class SafeText
{
    private const int Limit = 500;

    /// <summary>Hides e-mail addresses, which Atlas puts into paths and details, and cuts what is long.</summary>
    public static string Mask(string text)
    {
        // A search takes the square of the length; addresses that are hidden make room for some of the rest.
        var head = Start(text, 4 * Limit);
        return Start(HoldsMail(head) ? Mail().Replace(head, "***") : head, Limit);
    }

    /// <summary>Hides a name as a whole when it may be an e-mail address, and cuts what is long.</summary>
    public static string MaskName(string name) => HoldsMail(name) ? "***" : Start(name, Limit);

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
        text.IndexOf('@') > 0 || text.IndexOf("%40", StringComparison.Ordinal) > 0;

    [GeneratedRegex(
        """(?:"[^"]+"|[\w.!#$&'*+=?^`{|}~%-]+)(?:@|%40)[\w-]+(?:\.[\w-]+)*""",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Mail();
}
