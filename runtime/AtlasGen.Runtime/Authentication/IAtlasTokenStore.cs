namespace AtlasGen;

/// <summary>Keeps tokens of service accounts between processes: the token endpoint allows about 10 requests a minute.</summary>
/// <remarks>
/// What it keeps is secret, so it should encrypt it. It is asked once, before the first token is fetched, and told of
/// every token that was; several may call it at once. What it throws fails the calls that wait for the token. It must not
/// block its thread, because all callers wait for one token.
/// </remarks>
public interface IAtlasTokenStore
{
    /// <summary>Reads a token.</summary>
    /// <param name="clientId">The service account.</param>
    /// <param name="server">The server that gave it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The token; <see langword="null"/> for none. One that has expired is passed over.</returns>
    ValueTask<AtlasStoredToken?> ReadAsync(
        string clientId,
        Uri server,
        CancellationToken cancellationToken
    );

    /// <summary>Writes a token, or forgets it.</summary>
    /// <param name="clientId">The service account.</param>
    /// <param name="server">The server that gave it.</param>
    /// <param name="token">The token; <see langword="null"/> when it was revoked.</param>
    /// <param name="cancellationToken">A token to cancel the operation. If the store ignores it, the next write can overtake this one.</param>
    /// <returns>A task that ends when it is written.</returns>
    ValueTask WriteAsync(
        string clientId,
        Uri server,
        AtlasStoredToken? token,
        CancellationToken cancellationToken
    );
}
