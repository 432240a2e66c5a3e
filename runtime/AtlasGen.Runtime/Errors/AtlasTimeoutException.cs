namespace AtlasGen;

/// <summary>
/// The exception that is thrown when the time limit for the call (<see cref="AtlasClientOptions.Timeout"/>), for its last attempt
/// (<see cref="AtlasRetryOptions.AttemptTimeout"/>), or for the next bytes of an <see cref="AtlasFile"/>
/// (<see cref="AtlasClientOptions.DownloadIdleTimeout"/>) expires before the response is complete.
/// </summary>
public sealed class AtlasTimeoutException : AtlasException
{
    /// <summary>Initializes a new instance of the <see cref="AtlasTimeoutException"/> class.</summary>
    public AtlasTimeoutException() { }

    /// <summary>Initializes a new instance of the <see cref="AtlasTimeoutException"/> class with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public AtlasTimeoutException(string message)
        : base(message) { }

    /// <summary>Initializes a new instance of the <see cref="AtlasTimeoutException"/> class with a message and its cause.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The exception that caused the error.</param>
    public AtlasTimeoutException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>Gets a value that indicates whether the call could not be sent in time because of the server's rate limit.</summary>
    internal bool IsRateLimit { get; init; }
}
