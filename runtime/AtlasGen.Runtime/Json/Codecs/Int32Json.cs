using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes a 32-bit integer (OpenAPI <c>format: int32</c>).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Int32Json : IJsonCodec<int>
{
    private Int32Json() { }

    /// <inheritdoc/>
    public static int Read(ref Utf8JsonReader reader) => JsonNumbers.Int32(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, int value, JsonMode mode) =>
        writer.WriteNumberValue(value);
}
