using AtlasGen.Runtime;

namespace AtlasGen.DependencyInjection;

/// <summary>Represents one request of the client on its way through the handlers of the factory.</summary>
internal sealed class Passage
{
    // A handler may send a copy of the message, so these facts belong to the client's own message.
    private static readonly AsyncLocal<Passage?> Local = new();

    private readonly Attempt? _attempt;
    private int _count;

    private Passage(HttpRequestMessage message)
    {
        _attempt = (message as AttemptMessage)?.Attempt;
        Path = Request?.Path ?? message.RequestUri!.AbsolutePath;
    }

    /// <summary>Gets the passage that a handler takes part in, or <see langword="null"/> outside of the client.</summary>
    public static Passage? Current => Local.Value;

    /// <summary>Gets the request of the call, or <see langword="null"/> for a request of the authentication.</summary>
    public AtlasRequest? Request => _attempt?.Request;

    /// <summary>Gets the path as the client composed it. Custom credentials and handlers can add a secret to that of the message.</summary>
    public string Path { get; }

    /// <summary>Gets a value that indicates whether the caller has canceled the call.</summary>
    public bool IsCanceled => _attempt is { Caller.IsCancellationRequested: true };

    /// <summary>Starts the passage of a message. The caller must be an asynchronous method, at whose end it is discarded.</summary>
    public static void Begin(HttpRequestMessage message) => Local.Value = new(message);

    /// <summary>Counts a message that was sent.</summary>
    /// <returns>The number of messages.</returns>
    public int Count() => Interlocked.Increment(ref _count);
}
