using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes a date and time (OpenAPI <c>format: date-time</c>, RFC 3339 section 5.6).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DateTimeOffsetJson : IJsonCodec<DateTimeOffset>
{
    private DateTimeOffsetJson() { }

    /// <inheritdoc/>
    public static DateTimeOffset Read(ref Utf8JsonReader reader) =>
        JsonRead.DateTimeOffset(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonMode mode) =>
        JsonDates.Write(writer, value);

    /// <inheritdoc/>
    public static void Print(StringBuilder builder, DateTimeOffset value)
    {
        Span<char> text = stackalloc char[40];
        builder.Append(text[..JsonDates.Format(text, value)]);
    }
}
