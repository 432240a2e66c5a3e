using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>What all operations of one generated client share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AtlasApi
{
    private readonly Func<AtlasErrorResponse, AtlasApiException> _createException;

    /// <summary>Describes an API.</summary>
    /// <param name="serverAddress">The document's first server that can be called (OpenAPI 3.0.3, Server Object); <see langword="null"/> if it has none.</param>
    /// <param name="createException">Makes the exception of an error status.</param>
    public AtlasApi(
        string? serverAddress,
        Func<AtlasErrorResponse, AtlasApiException> createException
    )
    {
        ServerAddress = serverAddress is null ? null : new Uri(serverAddress, UriKind.Absolute);
        _createException = createException;
    }

    /// <summary>Gets the server that is called if <see cref="AtlasClientOptions.BaseAddress"/> is not set; <see langword="null"/> if it must be set.</summary>
    public Uri? ServerAddress { get; }

    internal AtlasApiException CreateException(AtlasErrorResponse response) =>
        _createException(response);
}
