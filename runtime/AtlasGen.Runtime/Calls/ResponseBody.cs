using System.Net.Http.Headers;

namespace AtlasGen.Runtime;

/// <summary>Represents the body of a successful response.</summary>
internal readonly struct ResponseBody(
    BufferedBody buffer,
    ReadOnlyMemory<byte> content,
    HttpContentHeaders headers
) : IDisposable
{
    /// <summary>Gets the body without its envelope.</summary>
    public ReadOnlyMemory<byte> Content => content;

    /// <summary>Gets the media type, such as <c>text/html</c>, or <see langword="null"/> if the server sent none.</summary>
    public string? MediaType => headers.ContentType?.MediaType;

    /// <summary>Gets the encoding that the media type states, or <see langword="null"/> if it states none.</summary>
    public string? Charset => headers.ContentType?.CharSet;

    public void Dispose() => buffer.Dispose();
}
