namespace AtlasGen.Runtime;

/// <summary>Reads and writes a file.</summary>
internal sealed class FileContent : AtlasContent<AtlasFile>
{
    internal override AtlasFile Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        throw new NotImplementedException();

    internal override HttpContent? Write(AtlasFile value, string? mediaType) =>
        throw new NotImplementedException();
}
