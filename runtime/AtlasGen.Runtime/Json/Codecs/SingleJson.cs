using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes a single-precision number (OpenAPI <c>format: float</c>).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SingleJson : IJsonCodec<float>
{
    private SingleJson() { }

    /// <inheritdoc/>
    public static float Read(ref Utf8JsonReader reader) => JsonNumbers.Single(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, float value, JsonMode mode) =>
        writer.WriteNumberValue(value);
}
