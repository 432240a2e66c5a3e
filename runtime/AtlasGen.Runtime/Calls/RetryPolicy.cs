using System.Net;

namespace AtlasGen.Runtime;

/// <summary>Decides whether and when a failed attempt is retried.</summary>
internal sealed class RetryPolicy(AtlasRetryOptions options, Random? random = null)
{
    private readonly Backoff _backoff = new(options.BaseDelay, TimeSpan.FromSeconds(30), random);

    public int MaxAttempts { get; } = options.MaxAttempts;

    public TimeSpan AttemptTimeout { get; } = options.AttemptTimeout;

    /// <summary>Returns the delay before the next attempt, or <see langword="null"/> if the call must not be retried.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="failure">The failure of the last attempt.</param>
    /// <param name="attempt">The number of the last attempt, starting at 1.</param>
    public TimeSpan? DelayAfter(HttpMethod method, AtlasException failure, int attempt) =>
        attempt >= MaxAttempts || !IsWorthwhile(method, failure)
            ? null
            : (failure as AtlasApiException)?.RetryAfter ?? _backoff.After(attempt);

    private static bool IsWorthwhile(HttpMethod method, AtlasException failure) =>
        failure switch
        {
            AtlasApiException { StatusCode: HttpStatusCode.TooManyRequests } => true,
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
