using System.Text;

namespace AtlasGen.Runtime;

/// <summary>Reads the body of a <c>text/plain</c> answer (RFC 2046 section 4.1).</summary>
internal static class PlainText
{
    private const string MediaType = "text/plain";

    /// <summary>Whether an operation asks for plain text.</summary>
    /// <param name="accept">The media type that it asks for.</param>
    public static bool IsAskedFor(string? accept) =>
        accept is not null
        && accept.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase)
        && (accept.Length == MediaType.Length || accept[MediaType.Length] is ';' or ' ');

    /// <summary>The text of a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="charset">What the response says of its encoding; a byte order mark says it better.</param>
    public static string Decode(ReadOnlySpan<byte> body, string? charset)
    {
        using var bytes = new MemoryStream(body.ToArray());
        using var reader = new StreamReader(bytes, EncodingOf(charset));
        return reader.ReadToEnd();
    }

    private static Encoding EncodingOf(string? charset)
    {
        try
        {
            return charset is null ? Encoding.UTF8 : Encoding.GetEncoding(charset.Trim('"'));
        }
        // The second is thrown for UTF-7.
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // Of the bytes of an encoding that .NET does not know, UTF-8 gives most.
            return Encoding.UTF8;
        }
    }
}
