using System.Globalization;
using System.Net;

namespace AtlasGen.Runtime;

/// <summary>The exception that is thrown when a token cannot be obtained or revoked.</summary>
internal sealed class TokenException(string message, bool isTransient, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>Gets a value that indicates whether another request may succeed.</summary>
    public bool IsTransient { get; } = isTransient;

    /// <summary>Gets a value that indicates whether the transport, or a handler in front of it, failed before there was a response.</summary>
    public bool IsOfTransport { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Gets a value that indicates whether the endpoint does not accept the secret (RFC 6749 section 5.2).</summary>
    public bool IsAboutSecret =>
        ErrorCode is "invalid_client" || StatusCode is HttpStatusCode.Unauthorized;

    private HttpStatusCode? StatusCode { get; init; }

    private string? ErrorCode { get; init; }

    private string? Detail { get; init; }

    /// <summary>Creates the exception for an error that the endpoint returned.</summary>
    /// <param name="status">The status.</param>
    /// <param name="code">The code, without secrets.</param>
    /// <param name="detail">The description, without secrets.</param>
    /// <param name="retryAfter">The time to wait before retrying, or <see langword="null"/> if the server does not state it.</param>
    public static TokenException Refused(
        HttpStatusCode status,
        string? code,
        string? detail,
        TimeSpan? retryAfter
    ) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"the token endpoint returned {(int)status}{(code is null ? "" : $" ({code})")}{(detail is null ? "" : $": {detail}")}"
            ),
            isTransient: (int)status is 408 or 429 or >= 500
        )
        {
            StatusCode = status,
            ErrorCode = code,
            Detail = detail,
            RetryAfter = retryAfter,
        };

    /// <summary>Creates the exception for a time limit that was exceeded.</summary>
    /// <param name="who">The endpoint or the user's code that did not respond.</param>
    /// <param name="inner">The exception that ended the wait.</param>
    public static TokenException TooLate(string who, Exception inner) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{who} did not respond within {AccessToken.TimeLimit.TotalSeconds} seconds"
            ),
            isTransient: false,
            inner
        );

    /// <summary>Creates the exception for any failure of the endpoint, of a handler in front of it, or of the user's code.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="timeIsOver">Whether the time limit was exceeded.</param>
    public static TokenException From(Exception exception, bool timeIsOver) =>
        exception as TokenException
        ?? (
            timeIsOver
                ? TooLate("the token endpoint", exception)
                : new(
                    $"the token endpoint could not be reached ({TransportFault.Describe(exception)})",
                    isTransient: true,
                    inner: exception
                )
                {
                    IsOfTransport = true,
                }
        );

    /// <summary>Creates the exception for the caller.</summary>
    /// <param name="what">The operation that failed, which the message states before the reason.</param>
    /// <param name="age">The time since the failure, which callers share.</param>
    public AtlasAuthenticationException ForCaller(string what, TimeSpan age = default) =>
        new($"{what}: {SafeText.Sentence(Message)}", InnerException)
        {
            StatusCode = StatusCode,
            ErrorCode = ErrorCode,
            Detail = Detail,
            RetryAfter =
                RetryAfter is not { } wait ? null
                : wait > age ? wait - age
                : TimeSpan.Zero,
        };
}
