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

    /// <summary>The encoding of a text, as its media type names it.</summary>
    public string? Charset => headers.ContentType?.CharSet;

    public void Dispose() => buffer.Dispose();
}
