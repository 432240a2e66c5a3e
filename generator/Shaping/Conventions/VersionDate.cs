using System.Globalization;

namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>The dates by which Atlas names versions, and says when they end.</summary>
internal static class VersionDate
{
    /// <summary>Returns whether a text is a date as versions have it: <c>2025-03-12</c>.</summary>
    public static bool IsDate(string text) => Of(text) == text && text.Length > 0;

    /// <summary>Returns the date that a text begins with, <c>2025-03-12</c> for <c>2025-3-12T00:00:00Z</c> too; empty if it is none.</summary>
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
