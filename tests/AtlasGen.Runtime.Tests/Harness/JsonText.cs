using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>Reads and writes JSON with a codec.</summary>
internal static class JsonText
{
    /// <summary>Reads a value.</summary>
    public static T Read<T, TCodec>(string json)
        where TCodec : IJsonCodec<T>
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        return Read<T, TCodec>(ref reader);
    }

    /// <summary>Reads a value from memory in which each byte is a segment.</summary>
    public static T ReadSegments<T, TCodec>(string json)
        where TCodec : IJsonCodec<T>
    {
        var reader = new Utf8JsonReader(Segment.Sequence(Encoding.UTF8.GetBytes(json)));
        return Read<T, TCodec>(ref reader);
    }

    /// <summary>Writes a value for the user's own serializer.</summary>
    public static string Write<T, TCodec>(T value, JavaScriptEncoder? encoder = null)
        where TCodec : IJsonCodec<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new() { Encoder = encoder ?? JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            TCodec.Write(writer, value, JsonMode.Full);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static T Read<T, TCodec>(ref Utf8JsonReader reader)
        where TCodec : IJsonCodec<T>
    {
        reader.Read();
        var value = TCodec.Read(ref reader);
        Assert.False(reader.Read());
        return value;
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public static ReadOnlySequence<byte> Sequence(byte[] bytes)
        {
            var first = new Segment { Memory = bytes.AsMemory(0, 1) };
            var last = first;
            for (var i = 1; i < bytes.Length; i++)
            {
                var next = new Segment { Memory = bytes.AsMemory(i, 1), RunningIndex = i };
                last.Next = next;
                last = next;
            }

            return new(first, 0, last, 1);
        }
    }
}
