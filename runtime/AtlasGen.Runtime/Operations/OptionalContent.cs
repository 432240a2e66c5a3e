namespace AtlasGen.Runtime;

/// <summary>Reads and writes JSON that can be empty.</summary>
internal sealed class OptionalContent<T, TCodec> : AtlasContent<T?>
    where T : class
    where TCodec : IJsonCodec<T>
{
    internal override T? Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        throw new NotImplementedException();

    internal override HttpContent? Write(T? value, string? mediaType) =>
        throw new NotImplementedException();
}
