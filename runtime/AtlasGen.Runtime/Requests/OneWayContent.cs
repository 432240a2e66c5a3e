using System.Net;

namespace AtlasGen.Runtime;

/// <summary>A stream that cannot seek, as content.</summary>
/// <remarks><see cref="StreamContent"/> disposes such a stream once it is read, and it is the caller's.</remarks>
internal sealed class OneWayContent(Stream source) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    ) => source.CopyToAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
