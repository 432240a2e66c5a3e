namespace AtlasGen.Runtime;

/// <summary>Reads and writes text that can be empty.</summary>
internal sealed class OptionalTextContent : AtlasContent<string?>
{
    internal override string? Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        throw new NotImplementedException();

    internal override HttpContent? Write(string? value, string? mediaType) =>
        throw new NotImplementedException();
}
