namespace AtlasGen.Runtime;

/// <summary>The body of a request: bytes in memory, a stream, or parts of both.</summary>
internal sealed class RequestBody
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly Stream? _stream;
    private readonly AtlasMultipart? _parts;
    private readonly long _start;
    private bool _wasRead;

    public RequestBody(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    public RequestBody(Stream stream)
    {
        _stream = stream;
        _start = stream.CanSeek ? stream.Position : 0;
    }

    public RequestBody(AtlasMultipart parts) => _parts = parts;

    /// <summary>The bytes; empty for a stream, and for parts.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Whether it can be sent again: after a fault, or with the answer to a challenge.</summary>
    public bool CanRepeat => _parts?.CanRepeat ?? _stream is null or { CanSeek: true };

    /// <summary>The content of one request.</summary>
    /// <exception cref="IOException">It is a stream that was read already, and cannot seek.</exception>
    public HttpContent Content()
    {
        if (_parts is not null)
        {
            return _parts.Content();
        }

        if (_stream is null)
        {
            return new ReadOnlyMemoryContent(_bytes);
        }

        if (_wasRead && !CanRepeat)
        {
            throw new IOException(
                "The body must be sent again, and is a stream that cannot seek. Give one that can."
            );
        }

        if (!_stream.CanSeek)
        {
            // A server that refuses the headers leaves it unread.
            return new OneWayContent(_stream, () => _wasRead = true);
        }

        _stream.Position = _start;
        return new StreamContent(_stream);
    }
}
