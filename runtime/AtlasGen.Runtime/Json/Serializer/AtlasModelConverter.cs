using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AtlasGen.Runtime;

/// <summary>Converts a generated type completely for System.Text.Json, whatever the user's serializer options are.</summary>
/// <typeparam name="T">The generated type.</typeparam>
/// <typeparam name="TCodec">The codec that reads and writes the type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public class AtlasModelConverter<T, TCodec> : JsonConverter<T>
    where T : class
    where TCodec : IJsonCodec<T>
{
    /// <inheritdoc/>
    public override T Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => TCodec.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TCodec.Write(writer, value, JsonMode.Full);
    }
}
