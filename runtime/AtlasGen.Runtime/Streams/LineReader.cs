using System.Buffers;

namespace AtlasGen.Runtime;

/// <summary>Reads a body line by line. A line is available as soon as its end has arrived.</summary>
/// <remarks>The bytes are not decoded, so a character can be split between two reads.</remarks>
/// <param name="source">The body. The caller disposes it.</param>
/// <param name="limit">The maximum number of bytes in a line.</param>
/// <param name="endsAtReturns">Whether a carriage return also ends a line, alone or before a line feed.</param>
internal sealed class LineReader(Stream source, int limit, bool endsAtReturns) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _start;
    private int _end;

    // The bytes between the start of the line and this position contain no end of a line.
    private int _searched;
    private bool _skipsLineFeed;

    /// <summary>Gets the number of the current line, starting at 1.</summary>
    public long Number { get; private set; }

    /// <summary>Gets the current line, without its end. It is valid until the next line is read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Reads the next line. The last line does not need an end.</summary>
    /// <returns><see langword="true"/> if there is another line; <see langword="false"/> at the end of the body.</returns>
    /// <exception cref="InvalidDataException">The line is larger than the limit.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (!TryTake())
        {
            MakeRoom();
            var read = await source
                .ReadAsync(_buffer.AsMemory(_end), cancellationToken)
                .ConfigureAwait(false);
            if (read == 0)
            {
                return TakeRest();
            }

            _end += read;
        }

        return true;
    }

    public void Dispose()
    {
        Line = default;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    /// <summary>Creates the exception for an item that is larger than a limit.</summary>
    public static InvalidDataException TooLarge(string item, int limit) =>
        new(
            $"{item} is larger than {limit} bytes. To read it, increase AtlasClientOptions.MaxBufferedBody."
        );

    private bool TryTake()
    {
        SkipLineFeed();
        var unread = _buffer.AsSpan(_searched.._end);
        var length = endsAtReturns ? unread.IndexOfAny("\r\n"u8) : unread.IndexOf((byte)'\n');
        if (length < 0)
        {
            _searched = _end;
            return _end - _start > limit ? throw TooLarge($"line {Number + 1}", limit) : false;
        }

        _skipsLineFeed = unread[length] == '\r';
        Take(_searched + length);
        _start = _searched = _searched + length + 1;
        return true;
    }

    private bool TakeRest()
    {
        if (_start == _end)
        {
            return false;
        }

        Take(_end);
        _start = _searched = _end;
        return true;
    }

    private void Take(int end)
    {
        Number++;
        if (end - _start > limit)
        {
            throw TooLarge($"line {Number}", limit);
        }

        Line = _buffer.AsMemory(_start..end);
        // Decoding UTF-8 removes a byte order mark.
        if (Number == 1 && Line.Span.StartsWith("\uFEFF"u8))
        {
            Line = Line[3..];
        }
    }

    /// <summary>Skips the line feed of a pair, which may arrive after the line was taken.</summary>
    private void SkipLineFeed()
    {
        if (_skipsLineFeed && _start < _end)
        {
            _start += _buffer[_start] == '\n' ? 1 : 0;
            _searched = _start;
            _skipsLineFeed = false;
        }
    }

    private void MakeRoom()
    {
        if (_start == _end)
        {
            _start = _end = _searched = 0;
        }

        if (_end < _buffer.Length)
        {
            return;
        }

        var length = _end - _start;
        // A line that fills half of the buffer is likely to need more.
        var buffer =
            length > _buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(2 * _buffer.Length) : _buffer;
        _buffer.AsSpan(_start, length).CopyTo(buffer);
        if (buffer != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = buffer;
        }

        (_start, _end, _searched) = (0, length, _searched - _start);
    }
}
