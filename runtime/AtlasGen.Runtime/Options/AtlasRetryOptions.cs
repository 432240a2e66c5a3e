namespace AtlasGen;

/// <summary>Provides options for retries: the number of attempts, the time limit for each, and the delay between them.</summary>
/// <remarks>
/// The client retries a call of any method after 429, and after 503 if the response has a <c>Retry-After</c> header. After any
/// other 5xx status or a connection failure, it retries only idempotent methods (RFC 9110 section 9.2.2), because the server
/// may already have processed a PATCH or POST.
/// </remarks>
public sealed class AtlasRetryOptions
{
    /// <summary>Gets or sets the maximum number of attempts for a call, including the first. The default is 3. A value of 1 disables retries.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>
    /// Gets or sets the time limit for one attempt. The default is 60 seconds. If the value is
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>, only the time limit for the call applies.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets the delay before the second attempt. The default is 0.5 seconds.</summary>
    /// <remarks>
    /// The delay doubles with each further attempt, up to 30 seconds, and is shortened by a random amount of up to half. It does
    /// not apply if the response has a <c>Retry-After</c> header.
    /// </remarks>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(0.5);
}
