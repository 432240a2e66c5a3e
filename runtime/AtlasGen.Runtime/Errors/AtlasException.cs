using System.Globalization;
using System.Net;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>A call that did not succeed; the derived types say why.</summary>
public class AtlasException : Exception
{
    /// <summary>Makes an exception without a message.</summary>
    public AtlasException() { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened.</param>
    public AtlasException(string message)
        : base(message) { }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What it came from.</param>
    public AtlasException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>Gets what happened, in which call, and after how many attempts.</summary>
    public override string Message =>
        Attempts > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{base.Message} ({Attempts} attempts)")
            : base.Message;

    /// <summary>The operationId of what was called; empty where no operation was.</summary>
    public string OperationId => Call.OperationId;

    /// <summary>The HTTP method.</summary>
    public string Method => Call.Method;

    /// <summary>The path, without the query.</summary>
    public string Path => Call.Path;

    /// <summary>How often the call was sent.</summary>
    public int Attempts => Call.Attempts;

    /// <summary>Gets the status of the last response, in whichever attempt, and also of the token endpoint; <see langword="null"/> if there was none.</summary>
    public HttpStatusCode? LastStatusCode { get; internal set; }

    /// <summary>Gets the call that did not succeed.</summary>
    internal CallInfo Call { get; private protected set; } = CallInfo.None;

    /// <summary>Sets the call that did not succeed.</summary>
    internal AtlasException Of(CallInfo call, HttpStatusCode? lastStatusCode)
    {
        (Call, LastStatusCode) = (call, lastStatusCode);
        return this;
    }
}
