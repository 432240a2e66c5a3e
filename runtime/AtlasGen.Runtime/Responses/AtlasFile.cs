using System.Buffers;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Represents a file that the server sends, such as an archive or a table. Its bytes are read from the connection on demand.</summary>
/// <remarks>
/// Dispose the object, because the connection stays in use until then. <see cref="AtlasClientOptions.Timeout"/> covers only the
/// headers of the response. While the bytes are read, <see cref="AtlasClientOptions.DownloadIdleTimeout"/> applies.
/// </remarks>
public sealed class AtlasFile : IAsyncDisposable, IDisposable
{
    private const int BufferSize = 80 * 1024;

    private readonly IDisposable? _owner;
    private readonly long? _start;
    private bool _isSaved;

    /// <summary>Initializes a new instance of the <see cref="AtlasFile"/> class, for use in tests.</summary>
    /// <param name="stream">The bytes. If the stream can seek, <see cref="Length"/> is the number of bytes after its current position.</param>
    /// <param name="contentType">The media type of the file.</param>
    /// <param name="fileName">The file name that the server suggests.</param>
    public AtlasFile(Stream stream, string? contentType = null, string? fileName = null)
        : this(
            stream,
            contentType,
            fileName,
            stream is { CanSeek: true } ? stream.Length - stream.Position : null,
            owner: null
        ) { }

    internal AtlasFile(
        Stream stream,
        string? contentType,
        string? fileName,
        long? length,
        IDisposable? owner
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        Stream = stream;
        ContentType = contentType;
        FileName = fileName;
        Length = length;
        _owner = owner;
        _start = stream is { CanSeek: true } ? stream.Position : null;
    }

    /// <summary>Gets a value that indicates whether bytes have already been read, as far as the stream shows it.</summary>
    private bool IsRead =>
        _isSaved
        || Stream is DownloadStream { IsRead: true }
        || (_start is { } start && Stream is { CanSeek: true } && Stream.Position != start);

    /// <summary>
    /// Gets the bytes as a stream. Reading fails with an <see cref="AtlasConnectionException"/> if the connection breaks, and with
    /// an <see cref="AtlasTimeoutException"/> if no bytes arrive within <see cref="AtlasClientOptions.DownloadIdleTimeout"/>.
    /// </summary>
    public Stream Stream { get; }

    /// <summary>Gets the media type (RFC 9110 section 8.3), or <see langword="null"/> if the server sent none.</summary>
    public string? ContentType { get; }

    /// <summary>Gets the file name that the server suggests (RFC 6266), without a folder, or <see langword="null"/> if it suggests none.</summary>
    public string? FileName { get; }

    /// <summary>Gets the number of bytes, or <see langword="null"/> if the server did not declare it or the transport decompresses the body.</summary>
    public long? Length { get; }

    /// <summary>Writes the bytes to a file as they arrive. An existing file is replaced.</summary>
    /// <remarks>
    /// The bytes are written to a temporary file in the same folder, which is renamed when it is complete and deleted if the
    /// operation fails. An existing file is therefore either replaced by a complete file or left unchanged.
    /// </remarks>
    /// <param name="path">The path of the file. Its folder must exist.</param>
    /// <param name="progress">The provider that receives the number of bytes written so far.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that represents the asynchronous operation.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or names a folder.</exception>
    /// <exception cref="InvalidOperationException">The bytes have already been read, from <see cref="Stream"/> or by this method. They can be read only once.</exception>
    /// <exception cref="AtlasException">The connection broke, or no bytes arrived in time.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task SaveAsync(
        string path,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = Path.GetFullPath(path);
        if (Directory.Exists(target))
        {
            throw new ArgumentException($"'{path}' is a folder. Append a file name.", nameof(path));
        }

        if (IsRead)
        {
            throw new InvalidOperationException(
                "The bytes have already been read. Call the operation again."
            );
        }

        _isSaved = true;
        var partial = $"{target}.{Path.GetRandomFileName()}";
        var output = new FileStream(
            partial,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            bufferSize: 0,
            useAsync: true
        );
        try
        {
            await using (output.ConfigureAwait(false))
            {
                await CopyAsync(output, progress, cancellationToken).ConfigureAwait(false);
            }

            File.Move(partial, target, overwrite: true);
        }
        catch
        {
            Delete(partial);
            throw;
        }
    }

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

    private static void Delete(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The temporary file stays behind. The caller needs the original error: why the file could not be saved.
        }
    }

    private async Task CopyAsync(
        FileStream output,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var total = 0L;
            int read;
            while (
                (read = await Stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0
            )
            {
                await output
                    .WriteAsync(buffer.AsMemory(0, read), cancellationToken)
                    .ConfigureAwait(false);
                total += read;
                progress?.Report(total);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
