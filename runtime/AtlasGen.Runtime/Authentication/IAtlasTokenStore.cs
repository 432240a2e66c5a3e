namespace AtlasGen;

/// <summary>Stores the access tokens of service accounts between processes.</summary>
/// <remarks>
/// A store avoids token requests. The token endpoint allows only about 10 requests per minute. Access tokens are secrets, so
/// encrypt them. The client reads the store before it fetches the first token, until the store has responded once, and
/// writes every token that it fetches. It also reads the store before it deletes a revoked token, and keeps a token
/// that another process has stored. Several reads and writes may run at the same time. An exception thrown by the store fails
/// the calls that wait for the token. The store must not block its thread, because all callers wait for one token.
/// </remarks>
public interface IAtlasTokenStore
{
    /// <summary>Reads a token.</summary>
    /// <param name="clientId">The client ID of the service account.</param>
    /// <param name="server">The server that issued the token.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The token, or <see langword="null"/> if there is none. The client ignores a token that has expired or that cannot be sent.</returns>
    ValueTask<AtlasStoredToken?> ReadAsync(
        string clientId,
        Uri server,
        CancellationToken cancellationToken
    );

    /// <summary>Writes a token, or deletes it.</summary>
    /// <param name="clientId">The client ID of the service account.</param>
    /// <param name="server">The server that issued the token.</param>
    /// <param name="token">The token to write, or <see langword="null"/> to delete a token that was revoked.</param>
    /// <param name="cancellationToken">A token to cancel the operation. If the store ignores cancellation, the next write can overtake this one.</param>
    /// <returns>A task that represents the asynchronous operation.</returns>
    ValueTask WriteAsync(
        string clientId,
        Uri server,
        AtlasStoredToken? token,
        CancellationToken cancellationToken
    );
}
