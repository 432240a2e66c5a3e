namespace AtlasGen.Runtime.Tests.Harness;

/// <summary>A stream whose reads return the chunks of a test one by one, as a connection does.</summary>
internal sealed class ChunkedStream(IEnumerable<byte[]> chunks) : Stream
{
    private readonly Queue<byte[]> _chunks = new(chunks.Where(chunk => chunk.Length > 0));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Returns a stream whose chunks end at some positions of the bytes.</summary>
    public static ChunkedStream Of(byte[] bytes, IEnumerable<int> cuts)
    {
        int[] ends = [.. cuts.Select(cut => cut % (bytes.Length + 1)).Order(), bytes.Length];
        return new(ends.Select((end, i) => bytes[(i == 0 ? 0 : ends[i - 1])..end]));
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!_chunks.TryDequeue(out var chunk))
        {
            return 0;
        }

        var length = Math.Min(count, chunk.Length);
        chunk.AsSpan(0, length).CopyTo(buffer.AsSpan(offset));
        if (length < chunk.Length)
        {
            // The rest comes first in the next read.
            var rest = _chunks.ToList();
            _chunks.Clear();
            _chunks.Enqueue(chunk[length..]);
            rest.ForEach(_chunks.Enqueue);
        }

        return length;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();
}
