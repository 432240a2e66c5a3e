using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes an open enum as a JSON string.</summary>
/// <typeparam name="T">The type of the open enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumJson<T> : IJsonCodec<T>
    where T : struct, IAtlasEnum<T>
{
    private EnumJson() { }

    /// <inheritdoc/>
    public static T Read(ref Utf8JsonReader reader) => T.FromValue(KnownTexts.Read(ref reader));

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T value, JsonMode mode) =>
        writer.WriteStringValue(value.Value);
}
