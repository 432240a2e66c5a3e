using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>A token could not be had, sent or revoked.</summary>
public sealed class AtlasAuthenticationException : AtlasException
{
    /// <summary>Makes an exception without a message.</summary>
    public AtlasAuthenticationException() { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened.</param>
    public AtlasAuthenticationException(string message)
        : base(message) { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What it came from.</param>
    public AtlasAuthenticationException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>What happened, and in which call.</summary>
    /// <remarks>One token serves many calls, so whoever fetches it knows of none.</remarks>
    public override string Message =>
        OperationId.Length == 0
            ? base.Message
            : $"{CallInfo.Describe(Method, Path, OperationId)}: {base.Message}";
}
