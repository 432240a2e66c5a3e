using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads one JSON value from a body.</summary>
internal static class JsonBody
{
    /// <summary>Reads the value. Nothing may follow it.</summary>
    /// <exception cref="JsonException">The body is empty, is not JSON, or is not of the declared type.</exception>
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

    /// <summary>Returns the value of a body that is a JSON string, and the text of any other body.</summary>
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

    /// <summary>Determines whether a body is empty or the JSON value <c>null</c>.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> body)
    {
        var text = WithoutMark(body).Trim(" \t\r\n"u8);
        return text.IsEmpty || text.SequenceEqual("null"u8);
    }

    /// <summary>Returns the body without a byte order mark, which a parser may ignore (RFC 8259 section 8.1).</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
