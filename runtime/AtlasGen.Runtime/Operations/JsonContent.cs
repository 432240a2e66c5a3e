namespace AtlasGen.Runtime;

/// <summary>Reads and writes a JSON value.</summary>
internal sealed class JsonContent<T, TCodec> : AtlasContent<T>
    where TCodec : IJsonCodec<T>
{
    internal override T Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        throw new NotImplementedException();

    internal override HttpContent? Write(T value, string? mediaType) =>
        throw new NotImplementedException();
}
