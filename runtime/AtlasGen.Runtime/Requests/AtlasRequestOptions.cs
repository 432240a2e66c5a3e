namespace AtlasGen;

/// <summary>Provides options for one call: headers, time limits, retries, and a callback for responses.</summary>
public sealed class AtlasRequestOptions
{
    private Action<AtlasResponseInfo>? _onResponse;

    /// <summary>
    /// Gets the callback that is invoked for every response, whether success or error, including the responses to attempts
    /// that are retried. The default is <see langword="null"/>.
    /// </summary>
    /// <remarks>
    /// It receives the status, headers, rate limit, and sunset date of the response, and runs before the call completes. An
    /// exception thrown by the callback fails the call, and becomes the inner exception of an <see cref="AtlasException"/>.
    /// </remarks>
    public Action<AtlasResponseInfo>? OnResponse
    {
        get => _onResponse;
        init => _onResponse = value;
    }

    /// <summary>Gets the headers to add to the request. The default is <see langword="null"/>.</summary>
    /// <remarks>
    /// The client sets some headers itself, such as <c>Authorization</c>, <c>Host</c>, <c>Accept</c>, and <c>Content-*</c>. If you
    /// add one of them, the call throws an <see cref="ArgumentException"/>.
    /// </remarks>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>
    /// Gets the time limit for this call. The default is <see cref="AtlasClientOptions.Timeout"/>.
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> means no limit. Any other value of zero or less makes the call time
    /// out immediately.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Gets the maximum time to wait for the next bytes while the <see cref="AtlasFile"/> or the stream of items that this
    /// call returns is read. The default is <see cref="AtlasClientOptions.DownloadIdleTimeout"/>.
    /// </summary>
    public TimeSpan? DownloadIdleTimeout { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the call is attempted only once. The default is <see langword="false"/>: the
    /// client retries as <see cref="AtlasRetryOptions"/> describes.
    /// </summary>
    public bool DisableRetry { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the server wraps the status and the body in an envelope, which the client unwraps. The
    /// default is <see langword="null"/>: the client does not send the query parameter <c>envelope</c>.
    /// </summary>
    /// <remarks>
    /// An argument of the method takes precedence. The client sends the parameter even if the document does not declare it for the
    /// operation. A response without an envelope is read unchanged.
    /// </remarks>
    public bool? Envelope { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the server indents the JSON of the response. The default is <see langword="null"/>: the
    /// client does not send the query parameter <c>pretty</c>.
    /// </summary>
    /// <remarks>
    /// An argument of the method takes precedence. The client sends the parameter even if the document does not declare it for the
    /// operation.
    /// </remarks>
    public bool? Pretty { get; init; }

    /// <summary>Returns a copy that also invokes another callback, after <see cref="OnResponse"/>.</summary>
    internal AtlasRequestOptions Observed(Action<AtlasResponseInfo> callback)
    {
        var copy = (AtlasRequestOptions)MemberwiseClone();
        copy._onResponse += callback;
        return copy;
    }
}
