namespace AtlasGen;

/// <summary>
/// No complete response came: the server could not be reached, the connection broke before or in the body, or a handler of
/// the application threw an exception, which is the inner exception.
/// </summary>
public sealed class AtlasConnectionException : AtlasException
{
    /// <summary>Makes an exception without a message.</summary>
    public AtlasConnectionException() { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened.</param>
    public AtlasConnectionException(string message)
        : base(message) { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What it came from.</param>
    public AtlasConnectionException(string message, Exception? innerException)
        : base(message, innerException) { }
}
