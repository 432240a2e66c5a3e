using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes a 64-bit integer (OpenAPI <c>type: integer</c>, <c>format: int64</c>). It is never converted to a double.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Int64Json : IJsonCodec<long>
{
    private Int64Json() { }

    /// <inheritdoc/>
    public static long Read(ref Utf8JsonReader reader) => JsonNumbers.Int64(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, long value, JsonMode mode) =>
        writer.WriteNumberValue(value);
}
