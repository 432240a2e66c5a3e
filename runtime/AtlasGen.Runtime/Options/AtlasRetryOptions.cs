namespace AtlasGen;

/// <summary>Provides options for retries: the number of attempts, the time limit for each, and the delay between them.</summary>
/// <remarks>
/// The client retries a call of any method after 429 for as long as <see cref="AtlasClientOptions.Timeout"/> allows, and after 503
/// if the response has a <c>Retry-After</c> header. After any other 5xx status or a connection failure, it retries only idempotent
/// methods (RFC 9110 section 9.2.2), because the server may already have processed a PATCH or POST.
/// </remarks>
public sealed class AtlasRetryOptions
{
    /// <summary>Gets or sets the maximum number of attempts for a call, including the first. The default is 3. A value of 1 disables retries.</summary>
    /// <remarks>
    /// Attempts that the server rejects with 429, and those that <see cref="ShouldRetry"/> accepts, do not count. They are limited
    /// only by the time of the call.
    /// </remarks>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>
    /// Gets or sets the time limit for one attempt. The default is 60 seconds. If the value is
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>, only the time limit for the call applies.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets the delay before the second attempt. The default is 0.5 seconds.</summary>
    /// <remarks>
    /// The delay doubles with each further attempt, up to 30 seconds, and is shortened by a random amount of up to half. It does
    /// not apply if the response has a <c>Retry-After</c> header, which is extended by a random amount of up to a quarter.
    /// </remarks>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// Gets or sets a predicate that decides whether to retry a call after a failure that the client would not retry on its own,
    /// such as a 409 from a cluster that is busy. The default is <see langword="null"/>.
    /// </summary>
    /// <remarks>
    /// The exception describes the failed attempt: the operation, the method, the number of attempts, the status, and the error
    /// code. The delays are those of other retries, and the call is retried until its time ends. The predicate is not invoked if the
    /// time has ended, if the body is a stream that cannot be sent again, or if retries are disabled. If it throws an exception, the
    /// call fails.
    /// </remarks>
    public Func<AtlasException, bool>? ShouldRetry { get; set; }
}
