namespace AtlasGen;

/// <summary>No complete response came: the server could not be reached, or the connection broke before or in the body.</summary>
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
