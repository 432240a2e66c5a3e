using System.Collections.ObjectModel;
using System.Net;
using System.Text.Json;
using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>What a server answered with an error status; everything but the status may be missing.</summary>
/// <param name="statusCode">The HTTP status; with an envelope, the one inside of it.</param>
public sealed class AtlasErrorResponse(HttpStatusCode statusCode)
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; } = statusCode;

    /// <summary>The operationId of what was called.</summary>
    public string OperationId
    {
        get => Call.OperationId;
        init => Call = Call with { OperationId = value };
    }

    /// <summary>The HTTP method.</summary>
    public string Method
    {
        get => Call.Method;
        init => Call = Call with { Method = value };
    }

    /// <summary>The path, without the query.</summary>
    public string Path
    {
        get => Call.Path;
        init => Call = Call with { Path = value };
    }

    /// <summary>Atlas's code, <c>GROUP_NOT_FOUND</c>: from the body, or else from the header <c>X-Error-Code</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What is wrong, in words.</summary>
    public string? Detail { get; init; }

    /// <summary>The status in words, as the server says it.</summary>
    public string? Reason { get; init; }

    /// <summary>The values that <see cref="Detail"/> was made with: strings, numbers or null.</summary>
    public IReadOnlyList<JsonElement> Parameters { get; init; } = [];

    /// <summary>The headers of the response; several of one name are joined by commas. Names are compared without case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } =
        ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The body as it came, at most 64 KiB of it.</summary>
    public string RawBody { get; init; } = "";

    /// <summary>How long the server asks to wait (RFC 9110 section 10.2.3).</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The Atlas roles of which the caller needs one.</summary>
    public IReadOnlyList<string> RequiredRoles
    {
        get => Call.RequiredRoles;
        init => Call = Call with { RequiredRoles = value };
    }

    /// <summary>Gets the call that got the response.</summary>
    internal CallInfo Call { get; init; } = CallInfo.None;

    /// <summary>The schemes of authentication that the server asks for.</summary>
    internal IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>How often the call was sent.</summary>
    public int Attempts
    {
        get => Call.Attempts;
        init => Call = Call with { Attempts = value };
    }
}
