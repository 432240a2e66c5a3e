using System.Buffers;

namespace AtlasGen.Runtime;

/// <summary>Represents where a client requests tokens, and for what (RFC 6749 section 4.4).</summary>
/// <param name="Address">The token endpoint, or <see langword="null"/> for the one of the server that is called.</param>
/// <param name="Scopes">The requested scopes.</param>
internal sealed record TokenGrant(Uri? Address, IReadOnlyList<string> Scopes)
{
    /// <summary>The grant of a service account of Atlas.</summary>
    public static readonly TokenGrant ServiceAccount = new(null, []);

    // RFC 6749 section 3.3.
    private static readonly SearchValues<char> ScopeToken = SearchValues.Create(
        Enumerable
            .Range('!', '~' - '!' + 1)
            .Select(c => (char)c)
            .Where(c => c is not ('"' or '\\'))
            .ToArray()
    );

    /// <summary>Gets what requests the tokens, for messages.</summary>
    public string Subject => Address is null ? "the service account" : "the OAuth client";

    /// <summary>Gets the body of a token request.</summary>
    public IEnumerable<KeyValuePair<string, string>> Form
    {
        get
        {
            yield return new("grant_type", "client_credentials");
            if (Scopes.Count > 0)
            {
                yield return new("scope", string.Join(' ', Scopes));
            }
        }
    }

    /// <summary>Returns the address of the token endpoint.</summary>
    public Uri AddressAt(AtlasEndpoint endpoint) =>
        Address ?? endpoint.AddressOf("/api/oauth/token");

    /// <summary>Determines whether a scope is valid. A space would separate two scopes.</summary>
    public static bool IsScope(string? scope) =>
        !string.IsNullOrEmpty(scope) && !scope.AsSpan().ContainsAnyExcept(ScopeToken);

    /// <summary>Determines whether a secret may be sent to an address (RFC 6749 section 3.2).</summary>
    public static bool IsAllowed(Uri address) =>
        AtlasEndpoint.IsSecure(address) && address.UserInfo.Length + address.Fragment.Length == 0;
}
