namespace AtlasGen;

/// <summary>The time for the call (<see cref="AtlasClientOptions.Timeout"/>) or for its last attempt was over before the response was complete.</summary>
public sealed class AtlasTimeoutException : AtlasException
{
    /// <summary>Makes an exception without a message.</summary>
    public AtlasTimeoutException() { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened.</param>
    public AtlasTimeoutException(string message)
        : base(message) { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What it came from.</param>
    public AtlasTimeoutException(string message, Exception? innerException)
        : base(message, innerException) { }
}
