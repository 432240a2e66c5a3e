using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes a UUID (OpenAPI <c>format: uuid</c>, RFC 4122).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GuidJson : IJsonCodec<Guid>
{
    private GuidJson() { }

    /// <inheritdoc/>
    public static Guid Read(ref Utf8JsonReader reader) => JsonRead.Guid(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, Guid value, JsonMode mode) =>
        writer.WriteStringValue(value);
}
