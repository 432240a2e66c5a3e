using System.ComponentModel;
using System.Text;

namespace AtlasGen.Runtime;

/// <summary>Defines how a test that takes the place of the server reads the body of a request, and writes the body of a response.</summary>
/// <remarks>A program that only calls the server does not use the members, so native code does not contain them.</remarks>
/// <typeparam name="T">The type of the body.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AtlasContent<T>
{
    private protected AtlasContent() { }

    /// <summary>Reads the body of a request.</summary>
    /// <param name="body">The bytes, which are empty if there is no body.</param>
    /// <param name="mediaType">The value of the <c>Content-Type</c> header, or <see langword="null"/> if there is none.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The body is not of the type that the document declares.</exception>
    /// <exception cref="NotSupportedException">Only a response has this content.</exception>
    internal virtual T Read(ReadOnlyMemory<byte> body, string? mediaType) =>
        throw new NotSupportedException("Only a response has this content.");

    /// <summary>Writes the body of a response.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mediaType">The media type that the request accepts, or <see langword="null"/> if it states none.</param>
    /// <returns>The content, or <see langword="null"/> for none.</returns>
    /// <exception cref="NotSupportedException">Only a request has this content.</exception>
    internal virtual HttpContent? Write(T value, string? mediaType) =>
        throw new NotSupportedException("Only a request has this content.");

    /// <summary>Returns content of a media type.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="accepted">The media type that the request accepts.</param>
    /// <param name="otherwise">The media type if the request accepts any, or states none.</param>
    private protected static HttpContent Content(
        ReadOnlyMemory<byte> bytes,
        string? accepted,
        string otherwise
    ) => Typed(new ReadOnlyMemoryContent(bytes), accepted, otherwise);

    /// <summary>Sets the media type of content.</summary>
    /// <inheritdoc cref="Content"/>
    private protected static HttpContent Typed(
        HttpContent content,
        string? accepted,
        string otherwise
    )
    {
        var type = accepted is null || accepted.Contains('*') ? otherwise : accepted;
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private protected static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
