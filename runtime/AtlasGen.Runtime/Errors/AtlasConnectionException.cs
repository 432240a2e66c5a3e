namespace AtlasGen;

/// <summary>
/// The exception that is thrown when no complete response is received: the server could not be reached, the connection failed
/// before or while the body was read, or a handler of the application threw an exception, which is the inner exception.
/// </summary>
public sealed class AtlasConnectionException : AtlasException
{
    /// <summary>Initializes a new instance of the <see cref="AtlasConnectionException"/> class.</summary>
    public AtlasConnectionException() { }

    /// <summary>Initializes a new instance of the <see cref="AtlasConnectionException"/> class with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public AtlasConnectionException(string message)
        : base(message) { }

    /// <summary>Initializes a new instance of the <see cref="AtlasConnectionException"/> class with a message and its cause.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The exception that caused the error.</param>
    public AtlasConnectionException(string message, Exception? innerException)
        : base(message, innerException) { }
}
