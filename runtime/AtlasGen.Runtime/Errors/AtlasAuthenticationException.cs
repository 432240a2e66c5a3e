using System.Net;
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

    /// <summary>Gets the status that the token endpoint returned; <see langword="null"/> if no response of it is the reason.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>
    /// Gets the code that the token endpoint returned: <c>invalid_client</c> for a wrong id or secret (RFC 6749 section
    /// 5.2), or one of Atlas, such as <c>RATE_LIMITED</c>; <see langword="null"/> if it returned none.
    /// </summary>
    public string? ErrorCode { get; init; }

    /// <summary>Gets the words of the token endpoint, without secrets; <see langword="null"/> if it returned none.</summary>
    public string? Detail { get; init; }

    /// <summary>
    /// Gets how long the token endpoint asks to wait, from now on; <see langword="null"/> if it does not say. Until then,
    /// at most for 10 minutes, calls fail without a request.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets a value that indicates whether the token endpoint's rate limit was reached.</summary>
    public bool IsRateLimit => ErrorBody.IsRateLimit(StatusCode, ErrorCode);

    /// <summary>What happened, and in which call.</summary>
    /// <remarks>One token serves many calls, so whoever fetches it knows of none.</remarks>
    public override string Message =>
        OperationId.Length == 0 ? base.Message : $"{Call}: {base.Message}";
}
