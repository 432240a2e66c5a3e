namespace AtlasGen.Runtime;

/// <summary>Represents the body of a request: bytes in memory, a stream, or parts that are either.</summary>
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

    /// <summary>Gets the bytes, which are empty for a stream or parts.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Gets a value that indicates whether the body can be sent again, after a failure or a challenge.</summary>
    public bool CanRepeat => _parts?.CanRepeat ?? _stream is null or { CanSeek: true };

    /// <summary>Creates the content of one request.</summary>
    /// <exception cref="IOException">The body is a stream that has already been read and cannot seek.</exception>
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
                "The body must be sent again, but it is a stream that cannot seek. Use a stream that can seek."
            );
        }

        if (!_stream.CanSeek)
        {
            // If the server rejects the headers, the stream remains unread.
            return new OneWayContent(_stream, () => _wasRead = true);
        }

        _stream.Position = _start;
        return new StreamContent(_stream);
    }
}
