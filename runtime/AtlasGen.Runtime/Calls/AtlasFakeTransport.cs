using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Represents a transport that takes the place of a server in tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AtlasFakeTransport : HttpMessageHandler
{
    private protected AtlasFakeTransport() { }

    /// <summary>Gets the time provider for clients in tests.</summary>
    public abstract TimeProvider TimeProvider { get; }

    /// <summary>Sets the options that a client needs to call the transport, except the transport itself.</summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <param name="options">The options of the client.</param>
    internal abstract void Apply<TClient>(AtlasClientOptions options)
        where TClient : IAtlasClientFactory<TClient>;
}
