using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Defines how a generated client is created for a connection, as dependency injection does.</summary>
/// <typeparam name="TSelf">The type of the client.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAtlasClientFactory<TSelf>
{
    /// <summary>Gets the API that the client calls.</summary>
    static abstract AtlasApi Api { get; }

    /// <summary>Creates a client.</summary>
    /// <param name="connection">The connection that sends the calls of the client.</param>
    /// <returns>The client.</returns>
    static abstract TSelf Create(AtlasConnection connection);
}
