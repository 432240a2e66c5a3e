using System.Collections.ObjectModel;
using System.Net;
using System.Text.Json;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Represents a response with an error status. Every property except the status is optional.</summary>
/// <param name="statusCode">The HTTP status. If the response has an envelope, this is the status in the envelope.</param>
public sealed class AtlasErrorResponse(HttpStatusCode statusCode)
{
    /// <summary>Gets the HTTP status. If the response has an envelope, this is the status in the envelope.</summary>
    public HttpStatusCode StatusCode { get; } = statusCode;

    /// <summary>Gets the <c>operationId</c> of the operation. The default is an empty string.</summary>
    public string OperationId
    {
        get => Call.OperationId;
        init => Call = Call with { OperationId = value };
    }

    /// <summary>Gets the HTTP method. The default is an empty string.</summary>
    public string Method
    {
        get => Call.Method;
        init => Call = Call with { Method = value };
    }

    /// <summary>Gets the path, without the query. The default is an empty string.</summary>
    public string Path
    {
        get => Call.Path;
        init => Call = Call with { Path = value };
    }

    /// <summary>
    /// Gets the Atlas error code, such as <c>GROUP_NOT_FOUND</c>, from the body or, if the body has none, from the
    /// <c>X-Error-Code</c> header. The value is <see langword="null"/> if neither has one.
    /// </summary>
    public string? ErrorCode { get; init; }

    /// <summary>Gets the description of the error, or <see langword="null"/> if the response has none.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets the description of the status, such as <c>Not Found</c>, or <see langword="null"/> if the response has none.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the values that the server inserted into <see cref="Detail"/>: strings, numbers, or null.</summary>
    public IReadOnlyList<JsonElement> Parameters { get; init; } = [];

    /// <summary>Gets the headers of the response. The names are case-insensitive, and the values of a repeated header are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } =
        ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets the first 64 KiB of the body, unchanged. The default is an empty string.</summary>
    public string RawBody { get; init; } = "";

    /// <summary>Gets the time to wait before retrying (RFC 9110 section 10.2.3), or <see langword="null"/> if the server does not state it.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the Atlas roles that permit the operation; the caller needs one of them.</summary>
    public IReadOnlyList<string> RequiredRoles
    {
        get => Call.RequiredRoles;
        init => Call = Call with { RequiredRoles = value };
    }

    /// <summary>Gets the call that received the response.</summary>
    internal CallInfo Call { get; init; } = CallInfo.None;

    /// <summary>Gets the authentication schemes that the server accepts.</summary>
    internal IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>Gets the number of attempts. The default is 1.</summary>
    public int Attempts
    {
        get => Call.Attempts;
        init => Call = Call with { Attempts = value };
    }
}
