using System.Net.Http.Headers;

namespace AtlasGen.Runtime;

/// <summary>The body of a success.</summary>
internal readonly struct ResponseBody(
    BufferedBody buffer,
    ReadOnlyMemory<byte> content,
    HttpContentHeaders headers
) : IDisposable
{
    /// <summary>The body, out of its envelope.</summary>
    public ReadOnlyMemory<byte> Content => content;

    /// <summary>The media type, <c>text/html</c>, as far as the server told it.</summary>
    public string? MediaType => headers.ContentType?.MediaType;

    /// <summary>The encoding of a text, as its media type names it.</summary>
    public string? Charset => headers.ContentType?.CharSet;

    public void Dispose() => buffer.Dispose();
}
