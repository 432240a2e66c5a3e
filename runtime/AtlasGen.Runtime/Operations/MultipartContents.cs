namespace AtlasGen.Runtime;

/// <summary>Reads and writes parts.</summary>
internal sealed class MultipartContents : AtlasContent<AtlasMultipart>
{
    internal override AtlasMultipart Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        throw new NotImplementedException();

    internal override HttpContent? Write(AtlasMultipart value, string? mediaType) =>
        throw new NotImplementedException();
}
