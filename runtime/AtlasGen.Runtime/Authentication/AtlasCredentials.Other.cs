using System.Text;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <content>Creates credentials for the other schemes that documents declare.</content>
public abstract partial class AtlasCredentials
{
    /// <summary>Creates credentials for the Basic scheme (RFC 7617). The client sends them as UTF-8 with each request, without a challenge.</summary>
    /// <param name="user">The user name. It can be empty, and it does not contain a colon.</param>
    /// <param name="password">The password. It can be empty.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentException">
    /// A value contains a control character, the user name contains a colon, or both values are empty.
    /// </exception>
    public static AtlasCredentials Basic(string user, string password)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(password);
        if (user.Length + password.Length == 0)
        {
            throw new ArgumentException(
                "Either the user name or the password is required.",
                nameof(user)
            );
        }

        ThrowIfNotUsable(user, nameof(user));
        ThrowIfNotUsable(password, nameof(password));
        if (user.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                "It contains a colon, which separates the user name from the password (RFC 7617 section 2).",
                nameof(user)
            );
        }

        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        return new HeaderCredentials("Authorization", $"Basic {pair}", "user name and password");
    }

    /// <summary>Creates credentials that are sent in a header (OpenAPI 3.0.3, Security Scheme Object, <c>apiKey</c>).</summary>
    /// <param name="name">The name of the header, such as <c>X-Api-Key</c>.</param>
    /// <param name="value">The value: the key, or for <c>Authorization</c> the scheme and the key.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentException">
    /// The name or the value cannot be sent, the value is empty, or the client sets the header itself.
    /// </exception>
    public static AtlasCredentials Header(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(value);
        ThrowIfNotUsable(value, nameof(value));
        HeaderRules.ThrowIfInvalid(name, value, nameof(value));
        if (!HeaderRules.CanAuthenticate(name))
        {
            throw new ArgumentException(
                $"The header '{name}' cannot contain credentials, because the client or .NET sets it.",
                nameof(name)
            );
        }

        return new HeaderCredentials(name, value, $"header {name}");
    }

    /// <summary>Creates credentials for an OAuth 2.0 client (client credentials, RFC 6749 section 4.4).</summary>
    /// <remarks>
    /// All callers share one token, which is renewed before it expires. The client ID and the secret are sent in the Basic scheme
    /// (RFC 6749 section 2.3.1), through the transport of the client. <see cref="RevokeAsync"/> does nothing, because OAuth does
    /// not define the address for it.
    /// </remarks>
    /// <param name="tokenUri">The token endpoint. The scheme must be https, except for loopback addresses.</param>
    /// <param name="clientId">The client ID.</param>
    /// <param name="clientSecret">The client secret.</param>
    /// <param name="scopes">The scopes to request (RFC 6749 section 3.3), or none for the default of the server.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="ArgumentException">
    /// A value is empty or contains a control character, the address is not allowed, or a scope is null, is empty, or
    /// contains a space or another character that is not allowed.
    /// </exception>
    public static AtlasCredentials ClientCredentials(
        Uri tokenUri,
        string clientId,
        string clientSecret,
        params string[] scopes
    )
    {
        ArgumentNullException.ThrowIfNull(tokenUri);
        ArgumentNullException.ThrowIfNull(scopes);
        ThrowIfUnusable(clientId);
        ThrowIfUnusable(clientSecret);
        if (!TokenGrant.IsAllowed(tokenUri))
        {
            throw new ArgumentException(
                "It must be an https URL without user info or a fragment (http is allowed for loopback addresses).",
                nameof(tokenUri)
            );
        }

        var invalid = Array.FindIndex(scopes, scope => !TokenGrant.IsScope(scope));
        if (invalid >= 0)
        {
            throw new ArgumentException(
                $"'{SafeText.Mask(scopes[invalid] ?? "")}' is not a scope: it is empty, or it contains a space or another character that is not allowed (RFC 6749 section 3.3).",
                nameof(scopes)
            );
        }

        var secret = new AtlasClientSecret(clientId, clientSecret);
        return new ServiceAccountCredentials(
            _ => new(secret),
            null,
            new TokenGrant(tokenUri, [.. scopes])
        );
    }

    /// <summary>Creates credentials that your function adds to each request, such as a signature or a key in the query.</summary>
    /// <remarks>
    /// The function is called before every attempt, and by many callers at the same time. It can set headers, and change the path
    /// and the query of the address. Calls fail with an <see cref="AtlasAuthenticationException"/> if it throws, or changes the
    /// server, the <c>Host</c> header, the method, or the body. The time limits of an attempt and of the call include it. It must
    /// not block its thread, because that blocks the caller.
    /// </remarks>
    /// <param name="authenticate">The function, which changes the request.</param>
    /// <returns>The credentials.</returns>
    public static AtlasCredentials Custom(
        Func<HttpRequestMessage, CancellationToken, ValueTask> authenticate
    )
    {
        ArgumentNullException.ThrowIfNull(authenticate);
        return new CustomCredentials(authenticate);
    }

    /// <summary>Creates credentials from the environment variables that the Atlas CLI and the Terraform provider for Atlas read.</summary>
    /// <remarks>
    /// <para>The first of these that is set is used, and the others are ignored:</para>
    /// <list type="number">
    /// <item><description><c>MONGODB_ATLAS_CLIENT_ID</c> and <c>MONGODB_ATLAS_CLIENT_SECRET</c>, or <c>MCLI_CLIENT_ID</c> and <c>MCLI_CLIENT_SECRET</c>: a service account</description></item>
    /// <item><description><c>MONGODB_ATLAS_PUBLIC_API_KEY</c> and <c>MONGODB_ATLAS_PRIVATE_API_KEY</c>, or <c>MONGODB_ATLAS_PUBLIC_KEY</c> and <c>MONGODB_ATLAS_PRIVATE_KEY</c>, or <c>MCLI_PUBLIC_API_KEY</c> and <c>MCLI_PRIVATE_API_KEY</c>: an API key</description></item>
    /// <item><description><c>MONGODB_ATLAS_ACCESS_TOKEN</c> or <c>MCLI_ACCESS_TOKEN</c>: an access token, which is not renewed</description></item>
    /// </list>
    /// <para>A variable that is empty is not set. The variables are read once, by this method.</para>
    /// </remarks>
    /// <returns>The credentials.</returns>
    /// <exception cref="InvalidOperationException">
    /// None of the variables is set, only one of a pair is set, or a value contains a control character. The message names the
    /// variables.
    /// </exception>
    public static AtlasCredentials FromEnvironment() =>
        EnvironmentCredentials.Read(Environment.GetEnvironmentVariable);

    private static void ThrowIfNotUsable(string value, string name)
    {
        if (!IsUsable(value))
        {
            throw new ArgumentException($"It {UnusableReason}.", name);
        }
    }
}
