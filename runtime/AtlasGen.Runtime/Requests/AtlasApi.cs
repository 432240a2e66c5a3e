using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Describes the API of a generated client: its server, its security schemes, and its exceptions for error statuses.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AtlasApi
{
    private readonly Func<AtlasErrorResponse, AtlasApiException> _createException;

    /// <summary>Initializes a new instance of the <see cref="AtlasApi"/> class.</summary>
    /// <param name="serverAddress">The first server in the document that can be called (OpenAPI 3.0.3, Server Object), or <see langword="null"/> if there is none.</param>
    /// <param name="createException">The function that creates the exception for an error status.</param>
    public AtlasApi(
        string? serverAddress,
        Func<AtlasErrorResponse, AtlasApiException> createException
    )
    {
        ServerAddress = serverAddress is null ? null : new Uri(serverAddress, UriKind.Absolute);
        _createException = createException;
    }

    /// <summary>Gets the server to call if <see cref="AtlasClientOptions.BaseAddress"/> is not set, or <see langword="null"/> if it must be set.</summary>
    public Uri? ServerAddress { get; }

    /// <summary>
    /// Gets a value that indicates whether a client can be created without credentials, because the document declares no
    /// security scheme that requires credentials (OpenAPI 3.0.3, Security Scheme Object). A key or a client certificate can also be
    /// added by a handler.
    /// </summary>
    public bool IsOpen { get; init; }

    /// <summary>Gets the security schemes that credentials support. The default is those of Atlas.</summary>
    public IReadOnlyList<AtlasScheme> Schemes { get; init; } = AtlasScheme.Atlas;

    internal AtlasApiException CreateException(AtlasErrorResponse response) =>
        _createException(response);
}
