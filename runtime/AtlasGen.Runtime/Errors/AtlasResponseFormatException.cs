namespace AtlasGen;

/// <summary>The exception that is thrown when the server reports success, but the body does not match the document.</summary>
public sealed class AtlasResponseFormatException : AtlasException
{
    /// <summary>Initializes a new instance of the <see cref="AtlasResponseFormatException"/> class.</summary>
    public AtlasResponseFormatException() { }

    /// <summary>Initializes a new instance of the <see cref="AtlasResponseFormatException"/> class with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public AtlasResponseFormatException(string message)
        : base(message) { }

    /// <summary>Initializes a new instance of the <see cref="AtlasResponseFormatException"/> class with a message and its cause.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The exception that caused the error.</param>
    public AtlasResponseFormatException(string message, Exception? innerException)
        : base(message, innerException) { }
}
