using System.Net;

namespace AtlasGen.Runtime;

/// <summary>Decides whether and when a failed attempt is retried.</summary>
internal sealed class RetryPolicy(AtlasRetryOptions options, Random? random = null)
{
    /// <summary>Gets the delays if the server does not state how long to wait.</summary>
    public Backoff Backoff { get; } = new(options.BaseDelay, TimeSpan.FromSeconds(30), random);

    public TimeSpan AttemptTimeout { get; } = options.AttemptTimeout;

    public int MaxAttempts { get; } = options.MaxAttempts;

    /// <summary>Gets the user's predicate for other failures, or <see langword="null"/> if there is none.</summary>
    public Func<AtlasException, bool>? ShouldRetry { get; } = options.ShouldRetry;

    /// <summary>Returns the delay before the next attempt.</summary>
    /// <param name="failure">The failure of the last attempt.</param>
    /// <param name="attempt">The number of the last attempt, starting at 1.</param>
    public TimeSpan DelayAfter(AtlasException failure, int attempt) =>
        (failure as AtlasApiException)?.RetryAfter is { } asked
            ? Backoff.AtLeast(asked)
            : Backoff.After(attempt);

    /// <summary>Determines whether the server may have processed a request that failed.</summary>
    public static bool MayBeProcessed(AtlasException failure) =>
        failure switch
        {
            AtlasApiException { StatusCode: >= HttpStatusCode.InternalServerError } => true,
            AtlasTimeoutException => true,
            AtlasConnectionException { InnerException: HttpRequestException cause } =>
                cause.HttpRequestError
                    is not (
                        HttpRequestError.NameResolutionError
                        or HttpRequestError.ConnectionError
                        or HttpRequestError.SecureConnectionError
                        or HttpRequestError.ProxyTunnelError
                    ),
            // Another exception comes from a handler in front of the transport, such as a circuit breaker that did not send the
            // request. The time limit of a handler has a type of its own, which contains the cancellation.
            AtlasConnectionException { InnerException: { } cause } => cause
                is IOException
                    or OperationCanceledException
                    or TimeoutException
                    or { InnerException: OperationCanceledException },
            _ => false,
        };

    /// <summary>Determines whether a failure other than a rate limit may be gone in another attempt, and whether that attempt is safe.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="failure">The failure of the last attempt.</param>
    public static bool IsTransient(HttpMethod method, AtlasException failure) =>
        failure switch
        {
            AtlasApiException
            {
                StatusCode: HttpStatusCode.ServiceUnavailable,
                RetryAfter: not null
            } => true,
            AtlasApiException { StatusCode: >= HttpStatusCode.InternalServerError } => IsIdempotent(
                method
            ),
            AtlasConnectionException or AtlasTimeoutException => IsIdempotent(method),
            _ => false,
        };

    /// <summary>Determines whether a method is idempotent (RFC 9110 section 9.2.2). The server may have processed a PATCH or POST that failed.</summary>
    private static bool IsIdempotent(HttpMethod method) =>
        method == HttpMethod.Get
        || method == HttpMethod.Put
        || method == HttpMethod.Delete
        || method == HttpMethod.Head
        || method == HttpMethod.Options
        // The HTTP QUERY method is safe, like GET.
        || method.Method == "QUERY";
}
