using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes a JSON string (OpenAPI <c>type: string</c>).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StringJson : IJsonCodec<string>
{
    private StringJson() { }

    /// <inheritdoc/>
    public static string Read(ref Utf8JsonReader reader) => JsonRead.String(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, string value, JsonMode mode) =>
        writer.WriteStringValue(value);
}
