using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Provides options for a generated client: credentials, server, timeouts, and retries.</summary>
public sealed class AtlasClientOptions
{
    private const string TimeRule =
        "must be greater than zero, or Timeout.InfiniteTimeSpan for no limit";

    /// <summary>
    /// Gets or sets the credentials of the client. This property is required, unless the OpenAPI document declares no
    /// security scheme of the types <c>http</c>, <c>oauth2</c>, and <c>openIdConnect</c>.
    /// </summary>
    /// <remarks>
    /// Create the credentials once and share them for the lifetime of the application, because they cache tokens and nonces.
    /// </remarks>
    public AtlasCredentials? Credentials { get; set; }

    /// <summary>
    /// Gets or sets the base address of the server. The default is the server that the OpenAPI document names, such as
    /// <c>https://cloud.mongodb.com</c>.
    /// </summary>
    /// <remarks>
    /// If the document names no server, this property is required. The client does not guess a server, because it sends your
    /// credentials there. The scheme must be https, except for loopback addresses. The address must not contain user info, a
    /// query, or a fragment. If the address has a path, the client inserts it before the path of each operation, as a reverse
    /// proxy requires.
    /// </remarks>
    public Uri? BaseAddress { get; set; }

    /// <summary>
    /// Gets or sets the name of the client in traces and metrics (attribute <c>atlas.client</c>) and in logs, which distinguishes
    /// the clients of two organizations. It is not sent to the server. The default is <see langword="null"/>, for no name; with
    /// dependency injection, it is the key of the client, or else the key of its configuration section, or else the name of its type.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// Gets or sets the name of the application, which the client puts at the start of the <c>User-Agent</c> header (RFC 9110
    /// section 10.1.5).
    /// </summary>
    public string? ApplicationName { get; set; }

    /// <summary>
    /// Gets or sets the time limit for a call, including all attempts, the delays between them, the token request, and the
    /// body. The default is 100 seconds. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> means no limit. For an
    /// <see cref="AtlasFile"/> and a stream of items, it includes only the headers of the response.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Gets or sets the maximum time to wait for the next bytes while an <see cref="AtlasFile"/> or a stream of items is read. The
    /// default is 100 seconds. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> means no limit. When the time expires, reading fails
    /// with an <see cref="AtlasTimeoutException"/>.
    /// </summary>
    public TimeSpan DownloadIdleTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Gets or sets the callback that is invoked for every response to a call of the client, whether success or error,
    /// including the responses to attempts that are retried. The default is <see langword="null"/>.
    /// </summary>
    /// <remarks>
    /// It is invoked before <see cref="AtlasRequestOptions.OnResponse"/>, and on several threads if calls run in parallel. An
    /// exception thrown by the callback fails the call, and becomes the inner exception of an <see cref="AtlasException"/>.
    /// </remarks>
    public Action<AtlasResponseInfo>? OnResponse { get; set; }

    /// <summary>Gets or sets the options for retries.</summary>
    public AtlasRetryOptions Retry { get; set; } = new();

    /// <summary>Gets or sets the handler that sends requests. The client does not dispose it. The default is <see langword="null"/>.</summary>
    /// <remarks>
    /// If the value is <see langword="null"/>, the client creates its own handler, which keeps connections for up to 5 minutes,
    /// does not follow redirects, and does not store cookies.
    /// </remarks>
    public HttpMessageHandler? Transport { get; set; }

    /// <summary>Gets or sets the time provider, which tests can replace to avoid waiting. The default is <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the maximum size, in bytes, of a body that is read into memory. The default is 64 MiB. The limit does not
    /// apply to an <see cref="AtlasFile"/>. In a stream of items, it applies to each item.
    /// </summary>
    public int MaxBufferedBody { get; set; } = 64 * 1024 * 1024;

    /// <summary>Returns whether the credentials are missing, which the caller reports.</summary>
    internal bool LacksCredentials(AtlasApi api) => Credentials is null && !api.IsOpen;

    /// <summary>Returns the credentials that can be set for an API, as code.</summary>
    internal static IEnumerable<string> Suitable(AtlasApi api) =>
        api.Schemes.Count > 0
            ? api.Schemes.Select(scheme => scheme.Credentials)
            : ["AtlasCredentials.Custom(authenticate)"];

    /// <summary>Returns the errors in the options. Each starts with the name of a property.</summary>
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

        if (ApplicationName is { } name && !HeaderRules.IsValue(name))
        {
            yield return $"{nameof(ApplicationName)} contains a character that is not allowed in a header; use only printable ASCII characters";
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
