using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes a double-precision number (OpenAPI <c>type: number</c>, <c>format: double</c>).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DoubleJson : IJsonCodec<double>
{
    private DoubleJson() { }

    /// <inheritdoc/>
    public static double Read(ref Utf8JsonReader reader) => JsonNumbers.Double(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, double value, JsonMode mode) =>
        writer.WriteNumberValue(value);
}
