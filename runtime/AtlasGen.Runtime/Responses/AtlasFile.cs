using System.Buffers;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Bytes that a server sends: an archive, a table. They are read from the connection as you read them.</summary>
/// <remarks>
/// Dispose it; the connection stays in use until then. <see cref="AtlasClientOptions.Timeout"/> ends with the headers of the
/// response; while the bytes are read, <see cref="AtlasClientOptions.DownloadIdleTimeout"/> applies.
/// </remarks>
public sealed class AtlasFile : IAsyncDisposable, IDisposable
{
    private const int BufferSize = 80 * 1024;

    private readonly IDisposable? _owner;
    private readonly long? _start;
    private bool _isSaved;

    /// <summary>Initializes a new instance of the <see cref="AtlasFile"/> class, for a test.</summary>
    /// <param name="stream">The bytes. If it can seek, <see cref="Length"/> is the number of bytes from its position on.</param>
    /// <param name="contentType">Their media type.</param>
    /// <param name="fileName">The name that the server proposes.</param>
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
        Stream = stream;
        ContentType = contentType;
        FileName = fileName;
        Length = length;
        _owner = owner;
        _start = stream is { CanSeek: true } ? stream.Position : null;
    }

    /// <summary>Whether bytes are missing, as far as the stream tells it.</summary>
    private bool IsRead =>
        _isSaved
        || Stream is DownloadStream { IsRead: true }
        || (_start is { } start && Stream is { CanSeek: true } && Stream.Position != start);

    /// <summary>
    /// Gets the bytes. Reading fails with an <see cref="AtlasConnectionException"/> if the connection breaks, and with an
    /// <see cref="AtlasTimeoutException"/> if no byte comes within <see cref="AtlasClientOptions.DownloadIdleTimeout"/>.
    /// </summary>
    public Stream Stream { get; }

    /// <summary>Gets the media type (RFC 9110 section 8.3); <see langword="null"/> if the server sent none.</summary>
    public string? ContentType { get; }

    /// <summary>Gets the name that the server proposes (RFC 6266), without any folder; <see langword="null"/> if it proposes none.</summary>
    public string? FileName { get; }

    /// <summary>Gets the number of bytes; <see langword="null"/> if the server did not declare it, or the transport decompresses the body.</summary>
    public long? Length { get; }

    /// <summary>Writes the bytes to a file as they arrive, and replaces a file that exists.</summary>
    /// <remarks>
    /// The bytes go to a file with a temporary name in the same folder, which is renamed when it is complete and deleted if
    /// anything fails: a file that exists is replaced by a whole one, or left as it is.
    /// </remarks>
    /// <param name="path">The path of the file. Its folder must exist.</param>
    /// <param name="progress">The receiver of the number of bytes that are written so far.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that represents the asynchronous operation.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or a folder.</exception>
    /// <exception cref="InvalidOperationException"><see cref="Stream"/> was read already, by you or by this method; the bytes come only once.</exception>
    /// <exception cref="AtlasException">The connection broke, or no byte came for too long.</exception>
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
            throw new ArgumentException(
                $"'{path}' is a folder. Append the name of the file.",
                nameof(path)
            );
        }

        if (IsRead)
        {
            throw new InvalidOperationException("The bytes were read already. Repeat the call.");
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
            // It stays behind; what the caller must know is why the file could not be saved.
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
