using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes a JSON Boolean (OpenAPI <c>type: boolean</c>).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BooleanJson : IJsonCodec<bool>
{
    private BooleanJson() { }

    /// <inheritdoc/>
    public static bool Read(ref Utf8JsonReader reader) => JsonRead.Boolean(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, bool value, JsonMode mode) =>
        writer.WriteBooleanValue(value);
}
