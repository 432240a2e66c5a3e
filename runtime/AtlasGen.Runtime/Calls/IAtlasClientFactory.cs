using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Defines how dependency injection creates a generated client for a connection.</summary>
/// <typeparam name="TSelf">The type of the client.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAtlasClientFactory<TSelf>
{
    /// <summary>Gets the API that the client calls.</summary>
    static abstract AtlasApi Api { get; }

    /// <summary>
    /// Gets the rules of the document for the requests of the client, as JSON. Only tests that take the place of the server
    /// use them, so a native program does not contain them.
    /// </summary>
    static abstract ReadOnlySpan<byte> Rules { get; }

    /// <summary>Creates a client.</summary>
    /// <param name="connection">The connection that sends the calls of the client.</param>
    /// <returns>The client.</returns>
    static abstract TSelf Create(AtlasConnection connection);
}
