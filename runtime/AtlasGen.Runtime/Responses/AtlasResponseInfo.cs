using System.Collections.ObjectModel;
using System.Net;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>
/// Provides the status and the headers of a response. See <see cref="AtlasRequestOptions.OnResponse"/> and
/// <see cref="AtlasClientOptions.OnResponse"/>.
/// </summary>
public sealed class AtlasResponseInfo
{
    /// <summary>Initializes a new instance of the <see cref="AtlasResponseInfo"/> class, for use in tests.</summary>
    /// <param name="operationId">The <c>operationId</c> of the operation.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="headers">The headers, which supply the values of the other properties, or <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">Two names in <paramref name="headers"/> differ only in case.</exception>
    public AtlasResponseInfo(
        string operationId,
        HttpStatusCode statusCode,
        IReadOnlyDictionary<string, string>? headers = null
    )
        : this(
            operationId,
            new Dictionary<string, string>(
                headers ?? ReadOnlyDictionary<string, string>.Empty,
                StringComparer.OrdinalIgnoreCase
            ),
            statusCode,
            TimeProvider.System
        ) { }

    internal AtlasResponseInfo(
        string operationId,
        HttpStatusCode status,
        HttpResponseMessage response,
        TimeProvider time
    )
        : this(operationId, ResponseHeaders.All(response), status, time) { }

    private AtlasResponseInfo(
        string operationId,
        IReadOnlyDictionary<string, string> headers,
        HttpStatusCode status,
        TimeProvider time
    )
    {
        OperationId = operationId;
        StatusCode = status;
        Headers = headers;
        RateLimit = ResponseHeaders.Number(headers, "RateLimit-Limit");
        RateLimitRemaining = ResponseHeaders.Number(headers, "RateLimit-Remaining");
        Sunset = ResponseHeaders.Date(headers, "Sunset", time);
        Deprecation = ResponseHeaders.Date(headers, "Deprecation", time);
    }

    /// <summary>Gets the <c>operationId</c> of the operation.</summary>
    public string OperationId { get; }

    /// <summary>Gets the HTTP status. If the response has an envelope, this is the status in the envelope.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Gets the headers. The names are case-insensitive, and the values of a repeated header are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>
    /// Gets the number of requests that the server allows within a period (<c>RateLimit-Limit</c>), or <see langword="null"/> if
    /// the server sent none. The server does not state how long the period is.
    /// </summary>
    public long? RateLimit { get; }

    /// <summary>
    /// Gets the number of requests that remain in the current period (<c>RateLimit-Remaining</c>), or <see langword="null"/> if
    /// the server sent none.
    /// </summary>
    public long? RateLimitRemaining { get; }

    /// <summary>
    /// Gets the time at which this version of the operation becomes unavailable (<c>Sunset</c>, RFC 8594), or
    /// <see langword="null"/> if the server sent none.
    /// </summary>
    public DateTimeOffset? Sunset { get; }

    /// <summary>
    /// Gets the time at which this version of the operation was deprecated (<c>Deprecation</c>, RFC 9745). The value is
    /// <see langword="null"/> if the server sent none, or stated only that the version is deprecated.
    /// </summary>
    public DateTimeOffset? Deprecation { get; }
}
