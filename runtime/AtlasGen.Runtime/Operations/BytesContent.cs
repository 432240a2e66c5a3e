namespace AtlasGen.Runtime;

/// <summary>Reads bytes.</summary>
internal sealed class BytesContent : AtlasContent<Stream>
{
    internal override Stream Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        new MemoryStream(body.ToArray(), writable: false);
}
