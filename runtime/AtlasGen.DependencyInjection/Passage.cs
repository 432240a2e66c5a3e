using AtlasGen.Runtime;

namespace AtlasGen.DependencyInjection;

/// <summary>Represents one request of the client on its way through the handlers of the factory.</summary>
/// <param name="request">The request of the call, or <see langword="null"/> for a request of the authentication.</param>
internal sealed class Passage(AtlasRequest? request)
{
    // A handler may send a copy of the message, so these facts belong to the client's own message.
    private static readonly AsyncLocal<Passage?> Local = new();

    private int _count;

    /// <summary>Gets the passage that a handler takes part in, or <see langword="null"/> outside of the client.</summary>
    public static Passage? Current => Local.Value;

    public AtlasRequest? Request => request;

    /// <summary>Starts the passage of a message. The caller must be an asynchronous method, at whose end it is discarded.</summary>
    public static void Begin(HttpRequestMessage message) =>
        Local.Value = new((message as AttemptMessage)?.Request);

    /// <summary>Counts a message that was sent.</summary>
    /// <returns>The number of messages.</returns>
    public int Count() => Interlocked.Increment(ref _count);
}
