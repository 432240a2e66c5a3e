namespace AtlasGen.Runtime;

/// <summary>Reads and writes a body that is empty.</summary>
internal sealed class EmptyContent : AtlasContent<AtlasNoContent>
{
    internal override AtlasNoContent Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        AtlasNoContent.Value;

    internal override HttpContent? Write(AtlasNoContent value, string? mediaType) => null;
}
