using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Who calls, which server, and how patiently.</summary>
public sealed class AtlasClientOptions
{
    private const string TimeRule =
        "must be longer than zero, or Timeout.InfiniteTimeSpan for no limit";

    /// <summary>Who calls. Required; one object for the life of an application, since it keeps tokens and nonces.</summary>
    public AtlasCredentials? Credentials { get; set; }

    /// <summary>Gets or sets the server. The default is the one that the document names (<c>https://cloud.mongodb.com</c>).</summary>
    /// <remarks>
    /// It is required if the document names no server: credentials go only to a server that was chosen for them.
    /// It must be https, save for loopback addresses, and have neither user info, query nor fragment. A path is kept in
    /// front of the operation's path, as a reverse proxy needs it.
    /// </remarks>
    public Uri? BaseAddress { get; set; }

    /// <summary>The name of the application, which goes in front of the <c>User-Agent</c> (RFC 9110 section 10.1.5).</summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// The time for a whole call: all attempts, the waiting between them, the token and the body. Default: 100 seconds.
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Gets or sets the longest time without a byte while an <see cref="AtlasFile"/> is read. The default is 100 seconds.
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> means no limit. Reading fails with an
    /// <see cref="AtlasTimeoutException"/> when it is over.
    /// </summary>
    public TimeSpan DownloadIdleTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Gets or sets the callback for the responses to all calls of the client, success or error, including those of attempts
    /// that are retried. It is called before <see cref="AtlasRequestOptions.OnResponse"/>, and by several threads if calls run
    /// in parallel. An exception thrown here fails the call. The default is <see langword="null"/>.
    /// </summary>
    public Action<AtlasResponseInfo>? OnResponse { get; set; }

    /// <summary>How often a call is tried.</summary>
    public AtlasRetryOptions Retry { get; set; } = new();

    /// <summary>
    /// What sends requests; it is never disposed here. <see langword="null"/> for a transport of the client's own, which
    /// keeps connections for 5 minutes, follows no redirects and stores no cookies.
    /// </summary>
    public HttpMessageHandler? Transport { get; set; }

    /// <summary>The clock, so that tests need not wait. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The largest body that is read into memory, in bytes. Default: 64 MiB. <see cref="AtlasFile"/> has no limit.</summary>
    public int MaxBufferedBody { get; set; } = 64 * 1024 * 1024;

    /// <summary>What is wrong, to be put behind a name; whether there are credentials is asked by whoever needs them.</summary>
    internal IEnumerable<string> Faults(AtlasApi api)
    {
        if (BaseAddress is null && api.ServerAddress is null)
        {
            yield return $"{nameof(BaseAddress)} is required, because the OpenAPI document names no server; set it to the URL that the paths of the document are appended to, such as https://api.example.com";
        }

        if (BaseAddress is { } address && !AtlasEndpoint.IsAllowed(address))
        {
            yield return $"{nameof(BaseAddress)} {AtlasEndpoint.AddressRule}";
        }

        if (ApplicationName is { } name && !HeaderNames.IsValue(name))
        {
            yield return $"{nameof(ApplicationName)} contains a character that no header may";
        }

        if (!IsLimit(Timeout))
        {
            yield return $"{nameof(Timeout)} {TimeRule}";
        }

        if (!IsLimit(DownloadIdleTimeout))
        {
            yield return $"{nameof(DownloadIdleTimeout)} {TimeRule}";
        }

        if (!IsLimit(Retry.AttemptTimeout))
        {
            yield return $"{nameof(Retry)}.{nameof(Retry.AttemptTimeout)} {TimeRule}";
        }

        if (Retry.MaxAttempts < 1)
        {
            yield return $"{nameof(Retry)}.{nameof(Retry.MaxAttempts)} must be at least 1";
        }

        if (Retry.BaseDelay < TimeSpan.Zero)
        {
            yield return $"{nameof(Retry)}.{nameof(Retry.BaseDelay)} must not be negative";
        }

        if (MaxBufferedBody < 1)
        {
            yield return $"{nameof(MaxBufferedBody)} must be at least 1 byte";
        }
    }

    private static bool IsLimit(TimeSpan time) =>
        time > TimeSpan.Zero || time == System.Threading.Timeout.InfiniteTimeSpan;
}
