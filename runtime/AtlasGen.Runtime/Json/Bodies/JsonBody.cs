using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads one JSON value from a body.</summary>
internal static class JsonBody
{
    /// <summary>Reads the value, and requires that nothing follows it.</summary>
    /// <exception cref="JsonException">The body is empty, no JSON, or not of the declared type.</exception>
    public static T Read<T, TCodec>(ReadOnlySpan<byte> body)
        where TCodec : IJsonCodec<T>
    {
        var reader = new Utf8JsonReader(WithoutMark(body));
        reader.Read();
        if (reader.TokenType is JsonTokenType.Null && !TCodec.ReadsNull)
        {
            throw new JsonException("Expected a value, found null.");
        }

        var value = TCodec.Read(ref reader);
        // Reads to the end: the reader itself objects to a second value.
        reader.Read();
        return value;
    }

    /// <summary>The value of a body that is a JSON string; of any other body its text.</summary>
    public static string Text(ReadOnlySpan<byte> body)
    {
        try
        {
            return Read<string, StringJson>(body);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Encoding.UTF8.GetString(WithoutMark(body));
        }
    }

    /// <summary>Whether a body is empty, or JSON's <c>null</c>.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> body)
    {
        var text = WithoutMark(body).Trim(" \t\r\n"u8);
        return text.IsEmpty || text.SequenceEqual("null"u8);
    }

    /// <summary>The body without a byte order mark, which a reader need not refuse (RFC 8259 section 8.1).</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
