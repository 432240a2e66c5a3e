namespace AtlasGen;

/// <summary>
/// The exception that is thrown when a wait ends without the wanted state: the time limit expired, the state can never become the
/// wanted one, or, after a change, a poll failed with an error that polling again does not fix.
/// </summary>
public sealed class AtlasWaitException : AtlasException
{
    /// <summary>Initializes a new instance of the <see cref="AtlasWaitException"/> class.</summary>
    public AtlasWaitException() { }

    /// <summary>Initializes a new instance of the <see cref="AtlasWaitException"/> class with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public AtlasWaitException(string message)
        : base(message) { }

    /// <summary>Initializes a new instance of the <see cref="AtlasWaitException"/> class with a message and its cause.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The exception that caused the error.</param>
    public AtlasWaitException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>Gets a value that indicates whether the time limit of the wait expired.</summary>
    public bool IsTimeout { get; init; }

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
