using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes an unsigned 64-bit integer (OpenAPI <c>type: integer</c>, <c>format: uint64</c>).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UInt64Json : IJsonCodec<ulong>
{
    private UInt64Json() { }

    /// <inheritdoc/>
    public static ulong Read(ref Utf8JsonReader reader) => JsonNumbers.UInt64(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, ulong value, JsonMode mode) =>
        writer.WriteNumberValue(value);
}
