namespace AtlasGen;

/// <summary>How often a call is tried, and how long one attempt may take.</summary>
/// <remarks>
/// Tried again are: 429 with any method; 503 with any method when it says <c>Retry-After</c>; other statuses of 5xx and
/// faults of the connection only with idempotent methods (RFC 9110 section 9.2.2), since a PATCH may have been done.
/// </remarks>
public sealed class AtlasRetryOptions
{
    /// <summary>How often a call is sent at most. Default: 3. 1 turns retries off.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>
    /// The time for one attempt. Default: 60 seconds.
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit but that of the call.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The wait before the second attempt, where the server names none; it doubles each time, up to 30 seconds, and a
    /// random part of up to a half is taken off. Default: 0.5 seconds.
    /// </summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(0.5);
}
