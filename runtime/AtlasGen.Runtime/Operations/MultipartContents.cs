namespace AtlasGen.Runtime;

/// <summary>Reads parts.</summary>
internal sealed class MultipartContents : AtlasContent<AtlasMultipart>
{
    internal override AtlasMultipart Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        MultipartReader.Read(body, mediaType);
}
