namespace AtlasGen;

/// <summary>The server reported success, and the body is not what the document declares.</summary>
public sealed class AtlasResponseFormatException : AtlasException
{
    /// <summary>Makes an exception without a message.</summary>
    public AtlasResponseFormatException() { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened.</param>
    public AtlasResponseFormatException(string message)
        : base(message) { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What it came from.</param>
    public AtlasResponseFormatException(string message, Exception? innerException)
        : base(message, innerException) { }
}
