using System.Text;

namespace AtlasGen;

/// <summary>Represents a part of an <see cref="AtlasMultipart"/>, such as one that a test received.</summary>
public sealed class AtlasMultipartPart
{
    internal AtlasMultipartPart(
        string name,
        string? fileName,
        string? contentType,
        ReadOnlyMemory<byte> content
    ) => (Name, FileName, ContentType, Content) = (name, fileName, contentType, content);

    /// <summary>Gets the name of the part.</summary>
    public string Name { get; }

    /// <summary>Gets the file name, or <see langword="null"/> if the part has none.</summary>
    public string? FileName { get; }

    /// <summary>Gets the media type, or <see langword="null"/> if the part has none.</summary>
    public string? ContentType { get; }

    /// <summary>Gets the bytes. They are empty if the part was added as a stream, which is read only when it is sent.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Gets the bytes as text in UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Content.Span);
}
