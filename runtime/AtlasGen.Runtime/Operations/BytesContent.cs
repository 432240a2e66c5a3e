namespace AtlasGen.Runtime;

/// <summary>Reads and writes bytes.</summary>
internal sealed class BytesContent : AtlasContent<Stream>
{
    internal override Stream Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        throw new NotImplementedException();

    internal override HttpContent? Write(Stream value, string? mediaType) =>
        throw new NotImplementedException();
}
