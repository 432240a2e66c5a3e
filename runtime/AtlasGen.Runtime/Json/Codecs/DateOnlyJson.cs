using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes a date (OpenAPI <c>format: date</c>, RFC 3339 full-date).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DateOnlyJson : IJsonCodec<DateOnly>
{
    private DateOnlyJson() { }

    /// <inheritdoc/>
    public static DateOnly Read(ref Utf8JsonReader reader) => JsonRead.DateOnly(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateOnly value, JsonMode mode) =>
        JsonDates.Write(writer, value);

    /// <inheritdoc/>
    /// <remarks>The text is the same as in JSON, because other date formats are ambiguous.</remarks>
    public static void Print(StringBuilder builder, DateOnly value) =>
        builder.Append(CultureInfo.InvariantCulture, $"{value:O}");
}
