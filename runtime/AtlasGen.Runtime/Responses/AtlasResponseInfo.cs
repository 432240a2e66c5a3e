using System.Net;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>What a response says beside its body; see <see cref="AtlasRequestOptions.OnResponse"/>.</summary>
public sealed class AtlasResponseInfo
{
    internal AtlasResponseInfo(
        string operationId,
        HttpStatusCode status,
        HttpResponseMessage response,
        TimeProvider time
    )
    {
        OperationId = operationId;
        StatusCode = status;
        Headers = ResponseHeaders.All(response);
        RateLimit = ResponseHeaders.Number(Headers, "RateLimit-Limit");
        RateLimitRemaining = ResponseHeaders.Number(Headers, "RateLimit-Remaining");
        Sunset = ResponseHeaders.Date(Headers, "Sunset", time);
        Deprecation = ResponseHeaders.Date(Headers, "Deprecation", time);
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
