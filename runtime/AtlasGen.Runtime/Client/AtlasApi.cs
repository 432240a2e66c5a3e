using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>What all operations of one generated client share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AtlasApi
{
    private readonly Func<AtlasErrorResponse, AtlasApiException> _createException;

    /// <summary>Describes an API.</summary>
    /// <param name="serverAddress">The document's first server (OpenAPI 3.0.3, Server Object); an absolute address.</param>
    /// <param name="createException">Makes the exception of an error status.</param>
    public AtlasApi(
        string serverAddress,
        Func<AtlasErrorResponse, AtlasApiException> createException
    )
    {
        ServerAddress = new Uri(serverAddress, UriKind.Absolute);
        _createException = createException;
    }

    /// <summary>The server that is called when <see cref="AtlasClientOptions.BaseAddress"/> names none.</summary>
    public Uri ServerAddress { get; }

    internal AtlasApiException CreateException(AtlasErrorResponse response) =>
        _createException(response);
}
