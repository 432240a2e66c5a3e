using System.Globalization;
using System.Net;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>The exception that is thrown when a call fails. The derived types state why.</summary>
public class AtlasException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="AtlasException"/> class.</summary>
    public AtlasException() { }

    /// <summary>Initializes a new instance of the <see cref="AtlasException"/> class with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public AtlasException(string message)
        : base(message) { }

    /// <summary>Initializes a new instance of the <see cref="AtlasException"/> class with a message and its cause.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The exception that caused the error.</param>
    public AtlasException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>Gets the message that describes the error, and states the call and the number of attempts.</summary>
    public override string Message =>
        Attempts > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{base.Message} ({Attempts} attempts)")
            : base.Message;

    /// <summary>Gets the <c>operationId</c> of the operation, or an empty string if no operation was called.</summary>
    public string OperationId => Call.OperationId;

    /// <summary>Gets the HTTP method.</summary>
    public string Method => Call.Method;

    /// <summary>Gets the path, without the query.</summary>
    public string Path => Call.Path;

    /// <summary>Gets the number of attempts.</summary>
    public int Attempts => Call.Attempts;

    /// <summary>
    /// Gets the status of the last response in any attempt, including a response of the token endpoint, or
    /// <see langword="null"/> if no response was received.
    /// </summary>
    public HttpStatusCode? LastStatusCode { get; internal set; }

    /// <summary>Gets a value that indicates whether the failure has its cause in code of the user, so that the call is never retried.</summary>
    internal virtual bool IsFinal => GetType() == typeof(AtlasException);

    /// <summary>Gets the call that failed.</summary>
    internal CallInfo Call { get; private protected set; } = CallInfo.None;

    /// <summary>Sets the call that failed.</summary>
    internal AtlasException Of(CallInfo call, HttpStatusCode? lastStatusCode)
    {
        (Call, LastStatusCode) = (call, lastStatusCode);
        return this;
    }
}
