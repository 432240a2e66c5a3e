using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Who calls. One object serves a whole application and all its callers at once: it keeps tokens and nonces.</summary>
/// <remarks>What <c>ToString</c> prints holds no secret.</remarks>
public abstract class AtlasCredentials
{
    private protected AtlasCredentials() { }

    /// <summary>A service account (OAuth 2.0 client credentials, RFC 6749 section 4.4).</summary>
    /// <remarks>
    /// The token is fetched once for all callers at <c>/api/oauth/token</c>, and renewed before it expires.
    /// </remarks>
    /// <param name="clientId">The client id, <c>mdb_sa_id_…</c>.</param>
    /// <param name="clientSecret">The client secret, <c>mdb_sa_sk_…</c>.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentException">A value is empty, or contains a control character.</exception>
    public static AtlasCredentials ServiceAccount(string clientId, string clientSecret)
    {
        ThrowIfUnusable(clientId);
        ThrowIfUnusable(clientSecret);
        var secret = new AtlasClientSecret(clientId, clientSecret);
        return new ServiceAccountCredentials(_ => new(secret), store: null);
    }

    /// <summary>A service account whose secret is rotated, or whose token is kept between processes.</summary>
    /// <remarks>
    /// All callers wait for one token, so <paramref name="provider"/> and <paramref name="store"/> must not block their
    /// thread. Calls fail with an <see cref="AtlasAuthenticationException"/> if they throw, or if there is no token after
    /// 45 seconds.
    /// </remarks>
    /// <param name="provider">Is asked for id and secret before each token is fetched, so that a new secret needs no restart.</param>
    /// <param name="store">Keeps the token; <see langword="null"/> to keep it in memory only.</param>
    /// <returns>The credentials.</returns>
    public static AtlasCredentials ServiceAccount(
        Func<CancellationToken, ValueTask<AtlasClientSecret>> provider,
        IAtlasTokenStore? store = null
    )
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new ServiceAccountCredentials(provider, store);
    }

    /// <summary>An API key (HTTP digest, RFC 7616).</summary>
    /// <param name="publicKey">The public key.</param>
    /// <param name="privateKey">The private key.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentException">A value is empty, or contains a control character.</exception>
    public static AtlasCredentials ApiKey(string publicKey, string privateKey)
    {
        ThrowIfUnusable(publicKey);
        ThrowIfUnusable(privateKey);
        return new DigestCredentials(publicKey, privateKey);
    }

    /// <summary>An access token that you have already (RFC 6750).</summary>
    /// <param name="accessToken">The token.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentException">A value is empty, or contains a control character.</exception>
    public static AtlasCredentials Token(string accessToken)
    {
        ThrowIfUnusable(accessToken);
        return new TokenCredentials(_ => new(accessToken));
    }

    /// <summary>Access tokens that you get yourself (RFC 6750).</summary>
    /// <remarks>
    /// The time limits of an attempt and of the call include <paramref name="provider"/>. It must not block its thread,
    /// because that blocks the caller.
    /// </remarks>
    /// <param name="provider">Is asked before every attempt of a call, by many callers at once; it should keep the token.</param>
    /// <returns>The credentials.</returns>
    public static AtlasCredentials Token(Func<CancellationToken, ValueTask<string>> provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new TokenCredentials(provider);
    }

    /// <summary>Revokes the current access token of a service account (RFC 7009), and forgets it. The next call requests a new token.</summary>
    /// <remarks>
    /// Call it before you dispose the client. Without a token, as before the first call or with an API key, it does nothing.
    /// If it fails, the server may accept the token until the token expires, but the client does not use it again.
    /// </remarks>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A task that represents the revocation.</returns>
    /// <exception cref="AtlasAuthenticationException">
    /// The token was not revoked: the server returned an error or did not respond within 45 seconds, or the provider of the
    /// secret or the token store failed.
    /// </exception>
    public virtual Task RevokeAsync(CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    /// <summary>Sends a request in the name of these credentials; a 401 comes back only when there is nothing left to try.</summary>
    internal abstract ValueTask<HttpResponseMessage> SendAsync(
        Attempt attempt,
        CancellationToken cancellationToken
    );

    private protected static AuthenticationHeaderValue Bearer(string token) =>
        HeaderNames.IsValue(token)
            ? new("Bearer", token)
            : throw new AtlasAuthenticationException(
                "The access token contains a character that no header may."
            );

    /// <summary>What is wrong with a text that is not usable, to be put behind its name.</summary>
    internal const string UnusableReason =
        "contains a control character, such as the line break at the end of a file";

    /// <summary>Whether a server may know the text; the line break at the end of a file would be a part of it.</summary>
    internal static bool IsUsable(string value) => !value.Any(char.IsControl);

    private static void ThrowIfUnusable(
        string value,
        [CallerArgumentExpression(nameof(value))] string? name = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);
        if (!IsUsable(value))
        {
            throw new ArgumentException($"It {UnusableReason}.", name);
        }
    }
}
