namespace AtlasGen.Testing;

/// <summary>
/// The exception that is thrown when code under test calls an operation that a test did not set up, or does not call one that it
/// did set up. A call that throws it is not retried.
/// </summary>
public sealed class AtlasFakeException : AtlasException
{
    /// <summary>Initializes a new instance of the <see cref="AtlasFakeException"/> class.</summary>
    public AtlasFakeException() { }

    /// <summary>Initializes a new instance of the <see cref="AtlasFakeException"/> class with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public AtlasFakeException(string message)
        : base(message) { }

    /// <summary>Initializes a new instance of the <see cref="AtlasFakeException"/> class with a message and its cause.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The exception that caused the error.</param>
    public AtlasFakeException(string message, Exception? innerException)
        : base(message, innerException) { }

    internal override bool IsFinal => true;
}
