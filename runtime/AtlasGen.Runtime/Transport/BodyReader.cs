using System.Buffers;
using System.Net;

namespace AtlasGen.Runtime;

/// <summary>Reads a body into memory, up to a limit.</summary>
internal static class BodyReader
{
    /// <summary>Reads the body.</summary>
    /// <param name="response">The response.</param>
    /// <param name="limit">The maximum number of bytes to read.</param>
    /// <param name="truncate">
    /// <see langword="true"/> to leave the rest of a larger body unread; <see langword="false"/> to throw an exception.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The body. The caller disposes it after reading it.</returns>
    /// <exception cref="HttpRequestException">The body ended early.</exception>
    /// <exception cref="InvalidDataException">The body is larger than the limit.</exception>
    public static async ValueTask<BufferedBody> ReadAsync(
        HttpResponseMessage response,
        int limit,
        bool truncate,
        CancellationToken cancellationToken
    )
    {
        // A 204 has no content, whatever length it declares (RFC 9110 section 6.4.1).
        var declared =
            response.StatusCode is HttpStatusCode.NoContent
                ? null
                : response.Content.Headers.ContentLength;
        if (declared > limit && !truncate)
        {
            throw TooLarge(limit);
        }

        var stream = await response
            .Content.ReadAsStreamAsync(cancellationToken)
            .ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(declared ?? 4096, limit) + 1);
        var length = 0;
        try
        {
            int read;
            while (
                (
                    read = await stream
                        .ReadAsync(buffer.AsMemory(length), cancellationToken)
                        .ConfigureAwait(false)
                ) > 0
            )
            {
                length += read;
                if (length > limit)
                {
                    return truncate ? new BufferedBody(buffer, limit) : throw TooLarge(limit);
                }

                if (length == buffer.Length)
                {
                    buffer = Grow(buffer, length);
                }
            }

            // The user's own transport may not detect that the connection ended before the body.
            return declared > length
                ? throw new HttpRequestException(
                    $"The body ended after {length} of {declared} bytes."
                )
                : new BufferedBody(buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static InvalidDataException TooLarge(int limit) =>
        new(
            $"The body is larger than {limit} bytes. To read it, increase AtlasClientOptions.MaxBufferedBody."
        );
}

/// <summary>Represents a body in a buffer from the pool. The default value is an empty body without a buffer.</summary>
internal readonly struct BufferedBody(byte[]? buffer, int length) : IDisposable
{
    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, length);

    public void Dispose()
    {
        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
