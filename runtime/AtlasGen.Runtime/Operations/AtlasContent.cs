using System.ComponentModel;

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
    internal abstract T Read(ReadOnlyMemory<byte> body, string? mediaType);

    /// <summary>Writes the body of a response.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mediaType">The media type that the request accepts, or <see langword="null"/> if it states none.</param>
    /// <returns>The content, or <see langword="null"/> for none.</returns>
    internal abstract HttpContent? Write(T value, string? mediaType);
}
