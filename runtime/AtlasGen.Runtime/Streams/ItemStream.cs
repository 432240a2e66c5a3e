using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Provides the bytes of items, which are taken from a sequence while the stream is read.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TCodec">The codec that writes an item.</typeparam>
/// <param name="items">The items.</param>
/// <param name="format">How the items are written.</param>
internal sealed class ItemStream<T, TCodec>(IAsyncEnumerable<T> items, AtlasStreamFormat format)
    : Stream
    where TCodec : IJsonCodec<T>
{
    private readonly IAsyncEnumerator<T> _items = items.GetAsyncEnumerator();
    private ReadOnlyMemory<byte> _rest;

    public override bool CanRead => true;

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
        if (_rest.IsEmpty)
        {
            // The sequence may ignore cancellation.
            var next = _items.MoveNextAsync().AsTask().WaitOrAbandonAsync(cancellationToken);
            if (!await next.ConfigureAwait(false))
            {
                return 0;
            }

            _rest = Encode(_items.Current);
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override Task<int> ReadAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The items can only be read asynchronously.");

    public override async ValueTask DisposeAsync()
    {
        await _items.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    private ReadOnlyMemory<byte> Encode(T item)
    {
        var json = RequestJson.Bytes<T, TCodec>(item, JsonMode.Full);
        if (format is AtlasStreamFormat.JsonLines or AtlasStreamFormat.TextLines)
        {
            return (byte[])[.. json.Span, (byte)'\n'];
        }

        var lines = new ArrayBufferWriter<byte>();
        switch (format)
        {
            case AtlasStreamFormat.EventData:
                AddField(lines, "data", Encoding.UTF8.GetString(json.Span));
                break;
            case AtlasStreamFormat.EventText:
                AddField(lines, "data", JsonBody.Text(json.Span));
                break;
            default:
                using (var fields = JsonDocument.Parse(json))
                {
                    AddFields(lines, fields.RootElement);
                }

                break;
        }

        lines.Write("\n"u8);
        return lines.WrittenMemory;
    }

    private void AddFields(ArrayBufferWriter<byte> lines, JsonElement fields)
    {
        foreach (var name in (string[])["event", "id", "retry", "data"])
        {
            if (
                fields.TryGetProperty(name, out var value)
                && value.ValueKind is not JsonValueKind.Null
            )
            {
                var isJson = name == "data" && format is AtlasStreamFormat.Events;
                AddField(lines, name, isJson ? value.GetRawText() : value.ToString());
            }
        }
    }

    private static void AddField(ArrayBufferWriter<byte> lines, string name, string value)
    {
        foreach (var line in value.Split('\n'))
        {
            lines.Write(Encoding.UTF8.GetBytes($"{name}: {line}\n"));
        }
    }
}
