using System.Net;

namespace AtlasGen.Runtime;

/// <summary>Provides the content of a stream that cannot seek.</summary>
/// <remarks><see cref="StreamContent"/> disposes such a stream after reading it, but the stream belongs to the caller.</remarks>
/// <param name="source">The stream.</param>
/// <param name="onRead">The action that is called before the stream is read.</param>
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
