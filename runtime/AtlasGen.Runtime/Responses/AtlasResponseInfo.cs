using System.Collections.ObjectModel;
using System.Net;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>What a response says beside its body; see <see cref="AtlasRequestOptions.OnResponse"/> and <see cref="AtlasClientOptions.OnResponse"/>.</summary>
public sealed class AtlasResponseInfo
{
    /// <summary>Initializes a new instance of the <see cref="AtlasResponseInfo"/> class, for a test.</summary>
    /// <param name="operationId">The operationId of the operation.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="headers">The headers, from which the other properties are read; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">Two names of <paramref name="headers"/> differ only in case.</exception>
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

    /// <summary>The operationId of what was called.</summary>
    public string OperationId { get; }

    /// <summary>The HTTP status; with an envelope, the one inside of it.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The headers; several of one name are joined by commas. Names are compared without case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>How many requests the server allows in a span of time that it does not tell (<c>RateLimit-Limit</c>).</summary>
    public long? RateLimit { get; }

    /// <summary>How many of them are left (<c>RateLimit-Remaining</c>).</summary>
    public long? RateLimitRemaining { get; }

    /// <summary>When this version of the operation ends (RFC 8594).</summary>
    public DateTimeOffset? Sunset { get; }

    /// <summary>Since when this version of the operation is deprecated (RFC 9745); <see langword="null"/> also if the server says only that it is.</summary>
    public DateTimeOffset? Deprecation { get; }
}
