using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Keeps the values of open enums that were read last, so that a value is not allocated again.</summary>
internal static class KnownTexts
{
    private const int LengthLimit = 64;
    private const int SlotCount = 1024;

    // A value replaces another one with the same hash, so unknown values cannot fill the memory.
    private static readonly string?[] Slots = new string?[SlotCount];

    /// <summary>Reads a string.</summary>
    /// <exception cref="JsonException">The JSON is not a string.</exception>
    public static string Read(ref Utf8JsonReader reader)
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

        ref var slot = ref Slots[Utf8Hash.Of(reader.ValueSpan) & (SlotCount - 1)];
        if (Volatile.Read(ref slot) is { } known && Ascii.Equals(reader.ValueSpan, known))
        {
            return known;
        }

        var text = reader.GetString()!;
        Volatile.Write(ref slot, text);
        return text;
    }
}
