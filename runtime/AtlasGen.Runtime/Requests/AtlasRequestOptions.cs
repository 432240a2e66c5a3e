namespace AtlasGen;

/// <summary>What is different for one call.</summary>
public sealed class AtlasRequestOptions
{
    /// <summary>
    /// Is shown status, headers, rate limit and sunset of every response, success or error, also of an attempt that is
    /// followed by another. It runs before the call ends. An exception thrown here fails the call, as the inner exception of
    /// an <see cref="AtlasException"/>.
    /// </summary>
    public Action<AtlasResponseInfo>? OnResponse { get; init; }

    /// <summary>Headers to add. Those that the client sets itself (<c>Authorization</c>, <c>Host</c>, <c>Accept</c>, <c>Content-*</c>) are refused.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>The time for this call instead of <see cref="AtlasClientOptions.Timeout"/>; zero or less (save <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>) is over at once.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Gets the longest time without a byte while the <see cref="AtlasFile"/> of this call is read. The default is
    /// <see cref="AtlasClientOptions.DownloadIdleTimeout"/>.
    /// </summary>
    public TimeSpan? DownloadIdleTimeout { get; init; }

    /// <summary>Whether the call is sent once only.</summary>
    public bool DisableRetry { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the server puts status and body into an envelope, which the client opens. The default
    /// is <see langword="null"/>: the query parameter <c>envelope</c> is not sent.
    /// </summary>
    /// <remarks>
    /// An argument of the method wins. The parameter is sent even if the document does not declare it for the operation; a response
    /// without an envelope is read as it is.
    /// </remarks>
    public bool? Envelope { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the server formats the JSON of the response for reading. The default is
    /// <see langword="null"/>: the query parameter <c>pretty</c> is not sent.
    /// </summary>
    /// <remarks>An argument of the method wins. The parameter is sent even if the document does not declare it for the operation.</remarks>
    public bool? Pretty { get; init; }
}
