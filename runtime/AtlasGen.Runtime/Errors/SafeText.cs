using System.Text.RegularExpressions;

namespace AtlasGen.Runtime;

/// <summary>Text that may be shown in messages, logs and traces.</summary>
internal static partial class SafeText
{
    private const int Limit = 500;

    /// <summary>Hides e-mail addresses, which Atlas puts into paths and details, and cuts what is long.</summary>
    public static string Mask(string text)
    {
        var masked =
            text.Contains('@') || text.Contains("%40", StringComparison.Ordinal)
                ? Mail().Replace(text, "***")
                : text;
        return masked.Length > Limit ? masked[..Limit] + "…" : masked;
    }

    [GeneratedRegex(
        @"[\w.!#$&'*+=?^`{|}~%-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){0,10}",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Mail();
}
