using System.Net;

namespace AtlasGen.Runtime;

/// <summary>Represents the body of a response that is read on demand. A failure while it is read is an <see cref="AtlasException"/>.</summary>
/// <param name="source">The body.</param>
/// <param name="length">The number of bytes that the server declared, or <see langword="null"/> if it declared none.</param>
/// <param name="idleTimeout">The maximum time to wait for the next bytes, or <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
/// <param name="time">The time provider.</param>
/// <param name="call">The call that the body belongs to.</param>
/// <param name="status">The status of the response.</param>
internal sealed class DownloadStream(
    Stream source,
    long? length,
    TimeSpan idleTimeout,
    TimeProvider time,
    CallInfo call,
    HttpStatusCode status
) : Stream
{
    private long _count;
    private volatile bool _isDisposed;

    /// <summary>Gets a value that indicates whether reading has started.</summary>
    public bool IsRead { get; private set; }

    public override bool CanRead => source.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        IsRead |= !buffer.IsEmpty;
        // Only the time of a pending read counts, because the caller may pause between reads.
        using var timer = new AttemptTimer(time, Limit, endsCall: true, cancellationToken);
        int read;
        try
        {
            read = await source.ReadAsync(buffer, timer.Token).ConfigureAwait(false);
        }
        // A transport may also throw an ObjectDisposedException for reasons of its own.
        catch (Exception exception) when (exception is not ObjectDisposedException || !_isDisposed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw timer.Token.IsCancellationRequested
                ? new AtlasTimeoutException(
                    $"{call}: no bytes arrived within {idleTimeout}, after {_count} bytes.",
                    exception
                ).Of(call, status)
                : Broken(SafeText.Sentence(TransportFault.Describe(exception)), exception);
        }

        _count += read;
        // The user's own transport may not detect that the connection ended before the body.
        return read > 0 || buffer.IsEmpty || length is not { } declared || _count >= declared
            ? read
            : throw Broken($"The server declared {declared} bytes.", null);
    }

    public override Task<int> ReadAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    private TimeSpan Limit =>
        idleTimeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue
        : idleTimeout > TimeSpan.Zero ? idleTimeout
        : TimeSpan.Zero;

    // A synchronous read of the source cannot be interrupted.
    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await source.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _isDisposed = true;
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private AtlasException Broken(string reason, Exception? exception) =>
        new AtlasConnectionException(
            $"{call}: the body ended after {_count} bytes. {reason}",
            exception
        ).Of(call, status);
}
