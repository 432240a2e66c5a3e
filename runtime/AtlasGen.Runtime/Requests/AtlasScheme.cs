using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Describes a security scheme of a document, and which credentials support it (OpenAPI 3.0.3, Security Scheme Object).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AtlasScheme
{
    private AtlasScheme(string credentials, string? settings = null)
    {
        Credentials = credentials;
        Settings = settings;
    }

    /// <summary>Gets the Basic scheme (RFC 7617).</summary>
    public static AtlasScheme Basic { get; } = new("AtlasCredentials.Basic(user, password)");

    /// <summary>Gets the Bearer scheme (RFC 6750), with tokens of any origin.</summary>
    public static AtlasScheme Bearer { get; } = new("AtlasCredentials.Token(accessToken)");

    /// <summary>Gets the Digest scheme (RFC 7616).</summary>
    public static AtlasScheme Digest { get; } =
        new("AtlasCredentials.ApiKey(publicKey, privateKey)", "PublicKey and PrivateKey");

    /// <summary>Gets the schemes of Atlas.</summary>
    internal static IReadOnlyList<AtlasScheme> Atlas { get; } =
    [
        new("AtlasCredentials.ServiceAccount(clientId, clientSecret)", "ClientId and ClientSecret"),
        Digest,
        Bearer,
        new("AtlasCredentials.FromEnvironment(), which reads the variables of the Atlas CLI"),
    ];

    /// <summary>Gets the credentials that support the scheme, as code.</summary>
    internal string Credentials { get; }

    /// <summary>Gets the settings for the credentials in a configuration, or <see langword="null"/> if there are none.</summary>
    internal string? Settings { get; }

    /// <summary>Creates the scheme of a key in a header.</summary>
    /// <param name="name">The name of the header.</param>
    /// <returns>The scheme.</returns>
    public static AtlasScheme Header(string name) =>
        new($"AtlasCredentials.Header(\"{name}\", key)");

    /// <summary>Creates the scheme of an OAuth 2.0 client (RFC 6749 section 4.4).</summary>
    /// <param name="tokenUrl">The token endpoint.</param>
    /// <returns>The scheme.</returns>
    public static AtlasScheme ClientCredentials(string tokenUrl) =>
        new($"AtlasCredentials.ClientCredentials(new Uri(\"{tokenUrl}\"), clientId, clientSecret)");
}
