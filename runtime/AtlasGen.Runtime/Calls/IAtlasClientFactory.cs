using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>A generated client that can be made over a connection, as dependency injection does it.</summary>
/// <typeparam name="TSelf">The client.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAtlasClientFactory<TSelf>
{
    /// <summary>Gets the API that the client calls.</summary>
    static abstract AtlasApi Api { get; }

    /// <summary>Makes a client.</summary>
    /// <param name="connection">What it sends its calls through.</param>
    /// <returns>The client.</returns>
    static abstract TSelf Create(AtlasConnection connection);
}
