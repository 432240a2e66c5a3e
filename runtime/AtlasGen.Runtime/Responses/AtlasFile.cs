namespace AtlasGen;

/// <summary>Bytes that a server sends: an archive, a table. They are read from the connection as you read them.</summary>
/// <remarks>Dispose it; the connection stays in use until then. The time for the call ends with its headers.</remarks>
public sealed class AtlasFile : IAsyncDisposable, IDisposable
{
    private readonly IDisposable? _owner;

    /// <summary>Makes a file, as a test may.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="contentType">Their media type.</param>
    /// <param name="fileName">The name that the server proposes.</param>
    public AtlasFile(Stream stream, string? contentType = null, string? fileName = null)
        : this(stream, contentType, fileName, owner: null) { }

    internal AtlasFile(Stream stream, string? contentType, string? fileName, IDisposable? owner)
    {
        Stream = stream;
        ContentType = contentType;
        FileName = fileName;
        _owner = owner;
    }

    /// <summary>The bytes; reading fails with an <see cref="IOException"/> when the connection breaks.</summary>
    public Stream Stream { get; }

    /// <summary>The media type (RFC 9110 section 8.3); <see langword="null"/> where the server sent none.</summary>
    public string? ContentType { get; }

    /// <summary>The name that the server proposes (RFC 6266), without any folder; <see langword="null"/> where it proposes none.</summary>
    public string? FileName { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stream.Dispose();
        _owner?.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync().ConfigureAwait(false);
        _owner?.Dispose();
    }
}
