namespace AtlasGen.Runtime;

/// <summary>Writes items, one at a time.</summary>
internal sealed class StreamContents<T, TCodec>(AtlasStreamFormat format)
    : AtlasContent<IAsyncEnumerable<T>>
    where TCodec : IJsonCodec<T>
{
    internal override HttpContent? Write(IAsyncEnumerable<T> value, string? mediaType) =>
        Typed(
            new StreamContent(new ItemStream<T, TCodec>(value, format)),
            mediaType,
            format is AtlasStreamFormat.JsonLines or AtlasStreamFormat.TextLines
                ? "application/jsonl"
                : "text/event-stream"
        );
}
