using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes an open enum of integers as a JSON number.</summary>
/// <typeparam name="T">The type of the open enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IntegerEnumJson<T> : IJsonCodec<T>
    where T : struct, IAtlasIntegerEnum<T>
{
    private IntegerEnumJson() { }

    /// <inheritdoc/>
    public static T Read(ref Utf8JsonReader reader) => T.FromValue(JsonNumbers.Int64(ref reader));

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T value, JsonMode mode) =>
        writer.WriteNumberValue(value.Value);
}
