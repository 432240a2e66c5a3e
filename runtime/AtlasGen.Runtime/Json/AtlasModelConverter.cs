using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AtlasGen.Runtime;

/// <summary>Lets System.Text.Json read and write a generated record, whole, under any options of the user.</summary>
/// <typeparam name="T">The generated record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AtlasModelConverter<T> : JsonConverter<T>
    where T : class, IJsonCodec<T>
{
    /// <inheritdoc/>
    public override T Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => T.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        T.Write(writer, value, JsonMode.Full);
    }
}
