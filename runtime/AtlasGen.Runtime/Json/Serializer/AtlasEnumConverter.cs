using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AtlasGen.Runtime;

/// <summary>Converts an open enum for System.Text.Json, both as a value and as the key of a dictionary.</summary>
/// <typeparam name="T">The type of the open enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public class AtlasEnumConverter<T> : JsonConverter<T>
    where T : struct, IAtlasEnum<T>
{
    /// <inheritdoc/>
    public override T Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => EnumJson<T>.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => T.FromValue(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(
        Utf8JsonWriter writer,
        T value,
        JsonSerializerOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value);
    }
}
