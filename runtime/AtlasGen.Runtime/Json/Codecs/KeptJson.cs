using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Values and the JSON that they were read from, which is kept where a value does not tell its text.</summary>
internal static class KeptJson
{
    /// <summary>Reads a value from JSON that was kept.</summary>
    public static T Read<T, TCodec>(JsonElement json)
        where TCodec : IJsonCodec<T>
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json.GetRawText()));
        reader.Read();
        var exact = true;
        return TCodec.Read(ref reader, ref exact);
    }

    /// <summary>Writes a value in the text that it was read from, as far as that still says what the value is.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">The value, which may have been replaced since.</param>
    /// <param name="kept">What was read; <see langword="null"/> where nothing was kept.</param>
    /// <param name="mode">Whether members that only the server sets are written.</param>
    public static void Write<T, TCodec>(
        Utf8JsonWriter writer,
        T value,
        JsonElement? kept,
        JsonMode mode
    )
        where TCodec : IJsonCodec<T>
    {
        if (kept is { } json)
        {
            WriteKept<T, TCodec>(writer, value, json, mode);
        }
        else
        {
            TCodec.Write(writer, value, mode);
        }
    }

    private static void WriteKept<T, TCodec>(
        Utf8JsonWriter writer,
        T value,
        JsonElement json,
        JsonMode mode
    )
        where TCodec : IJsonCodec<T>
    {
        // A list or an object may hold what is not sent.
        var isWhole =
            mode.IsFull || json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
        if (
            isWhole
            && json.ValueKind is not JsonValueKind.Null
            && TCodec.AreEqual(Read<T, TCodec>(json), value)
        )
        {
            json.WriteTo(writer);
        }
        else if (!TCodec.TryWriteItems(writer, value, json, mode))
        {
            TCodec.Write(writer, value, mode);
        }
    }
}
