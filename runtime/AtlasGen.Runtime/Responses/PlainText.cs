using System.Text;

namespace AtlasGen.Runtime;

/// <summary>Reads the body of a <c>text/plain</c> response (RFC 2046 section 4.1).</summary>
internal static class PlainText
{
    private const string MediaType = "text/plain";

    /// <summary>Determines whether an operation requests plain text.</summary>
    /// <param name="accept">The media type in the <c>Accept</c> header of the operation.</param>
    public static bool IsAskedFor(string? accept) =>
        accept is not null
        && accept.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase)
        && (accept.Length == MediaType.Length || accept[MediaType.Length] is ';' or ' ');

    /// <summary>Returns the text of a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="charset">The encoding that the response states. A byte order mark takes precedence.</param>
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
        // .NET throws a NotSupportedException for UTF-7.
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // If .NET does not support the encoding, UTF-8 preserves the most text.
            return Encoding.UTF8;
        }
    }
}
