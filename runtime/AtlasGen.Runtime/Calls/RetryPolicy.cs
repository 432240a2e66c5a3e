using System.Net;

namespace AtlasGen.Runtime;

/// <summary>Decides whether a failed attempt is followed by another, and when.</summary>
internal sealed class RetryPolicy(AtlasRetryOptions options, Random? random = null)
{
    private readonly Backoff _backoff = new(options.BaseDelay, TimeSpan.FromSeconds(30), random);

    public int MaxAttempts { get; } = options.MaxAttempts;

    public TimeSpan AttemptTimeout { get; } = options.AttemptTimeout;

    /// <summary>Returns the wait before the next attempt; <see langword="null"/> if there must be none.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="failure">How the last attempt failed.</param>
    /// <param name="attempt">Its number, from 1.</param>
    /// <param name="remaining">The time that is left for the call.</param>
    public TimeSpan? DelayAfter(
        HttpMethod method,
        AtlasException failure,
        int attempt,
        TimeSpan remaining
    )
    {
        if (attempt >= MaxAttempts || !IsWorthwhile(method, failure))
        {
            return null;
        }

        var delay = (failure as AtlasApiException)?.RetryAfter ?? _backoff.After(attempt);
        // If the wait is longer than the time that is left, the call fails at once.
        return delay < remaining && delay <= Deadline.Longest ? delay : null;
    }

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

    /// <summary>RFC 9110 section 9.2.2. A PATCH or POST that broke off may have been done.</summary>
    private static bool IsIdempotent(HttpMethod method) =>
        method == HttpMethod.Get
        || method == HttpMethod.Put
        || method == HttpMethod.Delete
        || method == HttpMethod.Head
        || method == HttpMethod.Options;
}
