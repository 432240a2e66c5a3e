namespace AtlasGen.Runtime;

/// <summary>Reads and writes a body that is empty.</summary>
internal sealed class NoContent : AtlasContent<AtlasNoContent>
{
    internal override AtlasNoContent Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        throw new NotImplementedException();

    internal override HttpContent? Write(AtlasNoContent value, string? mediaType) =>
        throw new NotImplementedException();
}
