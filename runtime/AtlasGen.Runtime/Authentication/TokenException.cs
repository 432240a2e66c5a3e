using System.Globalization;
using System.Net;

namespace AtlasGen.Runtime;

/// <summary>No token came, and whether it makes sense to ask again.</summary>
internal sealed class TokenException(string message, bool isTransient, Exception? inner = null)
    : Exception(message, inner)
{
    public bool IsTransient { get; } = isTransient;

    public TimeSpan? RetryAfter { get; private init; }

    private HttpStatusCode? StatusCode { get; init; }

    private string? ErrorCode { get; init; }

    private string? Detail { get; init; }

    /// <summary>Makes one of an error that the endpoint returned.</summary>
    /// <param name="status">The status.</param>
    /// <param name="code">The code, without secrets.</param>
    /// <param name="detail">The words of the server, without secrets.</param>
    /// <param name="retryAfter">How long the server asks to wait.</param>
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

    /// <summary>Makes one of a time limit that was exceeded.</summary>
    /// <param name="who">Who did not respond: the endpoint, or the user's code.</param>
    /// <param name="inner">What ended the waiting.</param>
    public static TokenException TooLate(string who, Exception inner) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{who} did not respond within {TokenEndpoint.Timeout.TotalSeconds} seconds"
            ),
            isTransient: false,
            inner
        );

    /// <summary>Makes one of a failure of the endpoint, of a handler in front of it, or of the user's code.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="timeIsOver">Whether the time for it was over.</param>
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
        );

    /// <summary>Makes the exception that callers get.</summary>
    /// <param name="what">What failed, to be put in front of the reason.</param>
    /// <param name="age">How long ago it failed: a failure is shared for a while.</param>
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
