using System.Net;

namespace AtlasGen.Runtime;

/// <summary>A stream that cannot seek, as content.</summary>
/// <remarks><see cref="StreamContent"/> disposes such a stream once it is read, and it is the caller's.</remarks>
/// <param name="source">The stream.</param>
/// <param name="onRead">Is called before the stream is read.</param>
internal sealed class OneWayContent(Stream source, Action onRead) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        onRead();
        return source.CopyToAsync(stream, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
