using System.Globalization;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes dates as Atlas does: UTC as <c>Z</c>, and fractions of a second only if they are not zero.</summary>
internal static class JsonDates
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";
    private const string Fraction = ".FFFFFFF";

    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset value) =>
        // The fast path accepts ISO 8601 in UTC or with an offset. The slow path also accepts offsets such as "+0000".
        reader.TryGetDateTimeOffset(out value)
        || DateTimeOffset.TryParse(
            reader.GetString(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out value
        );

    public static void Write(Utf8JsonWriter writer, DateTimeOffset value)
    {
        Span<char> buffer = stackalloc char[40];
        var written = Format(buffer, value);
        writer.WriteStringValue(buffer[..written]);
    }

    public static void Write(Utf8JsonWriter writer, DateOnly value)
    {
        Span<char> buffer = stackalloc char[10];
        value.TryFormat(buffer, out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        writer.WriteStringValue(buffer[..written]);
    }

    /// <summary>Formats a date and time as in JSON. Paths and queries use the same text.</summary>
    public static int Format(Span<char> buffer, DateTimeOffset value)
    {
        // "FFFFFFF" omits trailing zeros, and the decimal point if there is no fraction.
        value.TryFormat(buffer, out var written, Seconds + Fraction, CultureInfo.InvariantCulture);
        if (value.Offset == TimeSpan.Zero)
        {
            buffer[written] = 'Z';
            return written + 1;
        }

        value.TryFormat(buffer[written..], out var offset, "zzz", CultureInfo.InvariantCulture);
        return written + offset;
    }
}
