using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes an open enum as a JSON string.</summary>
/// <typeparam name="T">The type of the open enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumJson<T> : IJsonCodec<T>
    where T : struct, IAtlasEnum<T>
{
    private const int LengthLimit = 64;
    private const int SlotCount = 128;

    // The values that were read last, so that a value is not allocated again. A value replaces another one with the same
    // hash, so unknown values cannot fill the memory.
    private static readonly string?[] Known = new string?[SlotCount];

    private EnumJson() { }

    /// <inheritdoc/>
    public static T Read(ref Utf8JsonReader reader) => T.FromValue(Text(ref reader));

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T value, JsonMode mode) =>
        writer.WriteStringValue(value.Value);

    private static string Text(ref Utf8JsonReader reader)
    {
        if (
            reader.TokenType != JsonTokenType.String
            || reader.HasValueSequence
            || reader.ValueIsEscaped
            || reader.ValueSpan.Length > LengthLimit
        )
        {
            return JsonRead.String(ref reader);
        }

        ref var known = ref Known[Utf8Hash.Of(reader.ValueSpan) & (SlotCount - 1)];
        if (Volatile.Read(ref known) is { } text && Ascii.Equals(reader.ValueSpan, text))
        {
            return text;
        }

        text = reader.GetString()!;
        Volatile.Write(ref known, text);
        return text;
    }
}
