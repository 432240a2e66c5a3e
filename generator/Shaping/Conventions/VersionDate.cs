using System.Globalization;

namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>Parses the dates that name versions and the dates on which versions end.</summary>
internal static class VersionDate
{
    /// <summary>Returns whether a text is a date in the form that versions use, <c>2025-03-12</c>.</summary>
    public static bool IsDate(string text) => Of(text) == text && text.Length > 0;

    /// <summary>
    /// Returns the date at the start of a text, <c>2025-03-12</c> also for <c>2025-3-12T00:00:00Z</c>; empty if there
    /// is none.
    /// </summary>
    public static string Of(string text) =>
        DateTime.TryParseExact(
            text.Split('T')[0],
            "yyyy-M-d",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "";
}
