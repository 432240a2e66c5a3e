using System.Net;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>The exception that is thrown when an access token cannot be obtained, sent, or revoked.</summary>
public sealed class AtlasAuthenticationException : AtlasException
{
    /// <summary>Initializes a new instance of the <see cref="AtlasAuthenticationException"/> class.</summary>
    public AtlasAuthenticationException() { }

    /// <summary>Initializes a new instance of the <see cref="AtlasAuthenticationException"/> class with a message.</summary>
    /// <param name="message">The message that describes the error.</param>
    public AtlasAuthenticationException(string message)
        : base(message) { }

    /// <summary>Initializes a new instance of the <see cref="AtlasAuthenticationException"/> class with a message and its cause.</summary>
    /// <param name="message">The message that describes the error.</param>
    /// <param name="innerException">The exception that caused the error.</param>
    public AtlasAuthenticationException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>Gets the status that the token endpoint returned, or <see langword="null"/> if the error was not caused by its response.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>
    /// Gets the error code that the token endpoint returned: a code of RFC 6749 section 5.2, such as <c>invalid_client</c> for a
    /// wrong client ID or secret, or an Atlas code, such as <c>RATE_LIMITED</c>. The value is <see langword="null"/> if it
    /// returned none.
    /// </summary>
    public string? ErrorCode { get; init; }

    /// <summary>Gets the description that the token endpoint returned, without secrets, or <see langword="null"/> if it returned none.</summary>
    public string? Detail { get; init; }

    /// <summary>
    /// Gets the remaining time to wait before requesting a token again, or <see langword="null"/> if the token endpoint does
    /// not state it. Until then, and for at most 10 minutes, calls fail without a request.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets a value that indicates whether the rate limit of the token endpoint was exceeded.</summary>
    public bool IsRateLimit => ErrorBody.IsRateLimit(StatusCode, ErrorCode);

    /// <summary>Gets the message that describes the error, and names the call.</summary>
    /// <remarks>Many calls share one token, so the code that fetches the token does not know the call.</remarks>
    public override string Message =>
        OperationId.Length == 0 ? base.Message : $"{Call}: {base.Message}";
}
