using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Represents the credentials of a client, such as a service account, an API key, or an access token.</summary>
/// <remarks>
/// Create an object once and reuse it, because it caches tokens and nonces. It is thread-safe. The text that <c>ToString</c>
/// returns does not contain secrets.
/// </remarks>
public abstract partial class AtlasCredentials
{
    private protected AtlasCredentials() { }

    /// <summary>Creates credentials for a service account (OAuth 2.0 client credentials, RFC 6749 section 4.4).</summary>
    /// <remarks>
    /// All callers share one token, which is fetched from <c>/api/oauth/token</c> and renewed before it expires.
    /// </remarks>
    /// <param name="clientId">The client ID, <c>mdb_sa_id_…</c>.</param>
    /// <param name="clientSecret">The client secret, <c>mdb_sa_sk_…</c>.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentException">A value is empty or contains a control character.</exception>
    public static AtlasCredentials ServiceAccount(string clientId, string clientSecret)
    {
        ThrowIfUnusable(clientId);
        ThrowIfUnusable(clientSecret);
        var secret = new AtlasClientSecret(clientId, clientSecret);
        return new ServiceAccountCredentials(_ => new(secret), null, TokenGrant.ServiceAccount);
    }

    /// <summary>Creates credentials for a service account whose secret is rotated, or whose token is stored between processes.</summary>
    /// <remarks>
    /// All callers wait for one token, so <paramref name="provider"/> and <paramref name="store"/> must not block their
    /// thread. Calls fail with an <see cref="AtlasAuthenticationException"/> if they throw, or if there is no token after
    /// 45 seconds.
    /// </remarks>
    /// <param name="provider">
    /// The function that returns the client ID and secret. It is called before each token request, so that a new secret does not
    /// require a restart.
    /// </param>
    /// <param name="store">The store for the token, or <see langword="null"/> to keep the token only in memory.</param>
    /// <returns>The credentials.</returns>
    public static AtlasCredentials ServiceAccount(
        Func<CancellationToken, ValueTask<AtlasClientSecret>> provider,
        IAtlasTokenStore? store = null
    )
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new ServiceAccountCredentials(provider, store, TokenGrant.ServiceAccount);
    }

    /// <summary>Creates credentials for an API key (HTTP digest, RFC 7616).</summary>
    /// <param name="publicKey">The public key.</param>
    /// <param name="privateKey">The private key.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentException">A value is empty or contains a control character.</exception>
    public static AtlasCredentials ApiKey(string publicKey, string privateKey)
    {
        ThrowIfUnusable(publicKey);
        ThrowIfUnusable(privateKey);
        return new DigestCredentials(publicKey, privateKey);
    }

    /// <summary>Creates credentials for an access token that you already have (RFC 6750).</summary>
    /// <param name="accessToken">The access token.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentException"><paramref name="accessToken"/> is empty or contains a control character.</exception>
    public static AtlasCredentials Token(string accessToken)
    {
        ThrowIfUnusable(accessToken);
        return new TokenCredentials(_ => new(accessToken));
    }

    /// <summary>Creates credentials for access tokens that you obtain yourself (RFC 6750).</summary>
    /// <remarks>
    /// The time limits of an attempt and of the call include <paramref name="provider"/>. It must not block its thread,
    /// because that blocks the caller.
    /// </remarks>
    /// <param name="provider">
    /// The function that returns an access token. It is called before every attempt, and by many callers at the same time, so it
    /// should cache the token.
    /// </param>
    /// <returns>The credentials.</returns>
    public static AtlasCredentials Token(Func<CancellationToken, ValueTask<string>> provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new TokenCredentials(provider);
    }

    /// <summary>Revokes the current access token of a service account (RFC 7009). The next call requests a new token.</summary>
    /// <remarks>
    /// Call this method before you dispose the last client that uses the credentials. It does nothing if there is no token, for example before the first
    /// call or with an API key. If it fails or is canceled, the client does not use the token again, but keeps it, so you can
    /// call this method again. Until you do, the server may accept the token, until it expires at the latest.
    /// </remarks>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that represents the asynchronous operation.</returns>
    /// <exception cref="AtlasAuthenticationException">
    /// The token was not revoked: the server returned an error or did not respond within 45 seconds, or the provider of the
    /// secret or the token store failed.
    /// </exception>
    public virtual Task RevokeAsync(CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    /// <summary>Sends a request with these credentials. Returns a 401 only if nothing is left to try.</summary>
    internal abstract ValueTask<HttpResponseMessage> SendAsync(
        Attempt attempt,
        CancellationToken cancellationToken
    );

    private protected static AuthenticationHeaderValue Bearer(string token) =>
        HeaderRules.IsValue(token)
            ? new("Bearer", token)
            : throw new AtlasAuthenticationException(
                "The access token contains a character that is not allowed in a header."
            );

    /// <summary>The reason why a value is not usable, as the end of a sentence.</summary>
    internal const string UnusableReason =
        "contains a control character, such as the line break at the end of a file";

    /// <summary>Determines whether a value can be a secret that the server knows. The line break at the end of a file would be part of it.</summary>
    internal static bool IsUsable(string value) => !value.Any(char.IsControl);

    private static void ThrowIfUnusable(
        string value,
        [CallerArgumentExpression(nameof(value))] string? name = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);
        ThrowIfNotUsable(value, name!);
    }
}
