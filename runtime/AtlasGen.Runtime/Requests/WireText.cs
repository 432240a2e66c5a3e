using System.Globalization;

namespace AtlasGen.Runtime;

/// <summary>Formats values for a path, a query, or a header.</summary>
internal static class WireText
{
    public static string Of<T>(T value) =>
        value switch
        {
            bool flag => flag ? "true" : "false",
            DateTimeOffset time => Of(time),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            // ToString of an open enum returns its value.
            _ => value?.ToString() ?? "",
        };

    private static string Of(DateTimeOffset value)
    {
        Span<char> buffer = stackalloc char[40];
        return new string(buffer[..JsonDates.Format(buffer, value)]);
    }
}
