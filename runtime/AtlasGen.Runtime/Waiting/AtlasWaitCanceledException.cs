namespace AtlasGen;

/// <summary>The exception that is thrown when the caller cancels a wait. It keeps what is known about a change that was already made.</summary>
public sealed class AtlasWaitCanceledException : OperationCanceledException
{
    /// <summary>Initializes a new instance of the <see cref="AtlasWaitCanceledException"/> class.</summary>
    public AtlasWaitCanceledException() { }

    /// <summary>Initializes a new instance of the <see cref="AtlasWaitCanceledException"/> class with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public AtlasWaitCanceledException(string message)
        : base(message) { }

    /// <summary>Initializes a new instance of the <see cref="AtlasWaitCanceledException"/> class with a message and its cause.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The exception that caused the error.</param>
    public AtlasWaitCanceledException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>Initializes a new instance of the <see cref="AtlasWaitCanceledException"/> class with a message, its cause, and a token.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The exception that caused the error.</param>
    /// <param name="token">The token that was canceled.</param>
    public AtlasWaitCanceledException(
        string message,
        Exception? innerException,
        CancellationToken token
    )
        : base(message, innerException, token) { }

    /// <summary>Gets the last state that a poll read, or <see langword="null"/> if there is none.</summary>
    public string? State { get; init; }

    /// <summary>Gets the last value that a poll read, or <see langword="null"/> if there is none.</summary>
    public object? Value { get; init; }

    /// <summary>
    /// Gets the response to the change, such as the new snapshot with its ID, or <see langword="null"/> if there was no change or
    /// its response has no content.
    /// </summary>
    public object? Response { get; init; }
}
