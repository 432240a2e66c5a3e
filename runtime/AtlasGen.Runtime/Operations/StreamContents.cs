namespace AtlasGen.Runtime;

/// <summary>Writes items, one at a time.</summary>
internal sealed class StreamContents<T, TCodec>(AtlasStreamFormat format)
    : AtlasContent<IAsyncEnumerable<T>>
    where TCodec : IJsonCodec<T>
{
    internal override IAsyncEnumerable<T> Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        throw new NotImplementedException();

    internal override HttpContent? Write(IAsyncEnumerable<T> value, string? mediaType) =>
        throw new NotImplementedException($"{format}");
}
