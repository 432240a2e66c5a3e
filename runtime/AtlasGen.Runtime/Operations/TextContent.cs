namespace AtlasGen.Runtime;

/// <summary>Reads and writes text.</summary>
internal sealed class TextContent : AtlasContent<string>
{
    internal override string Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        throw new NotImplementedException();

    internal override HttpContent? Write(string value, string? mediaType) =>
        throw new NotImplementedException();
}
