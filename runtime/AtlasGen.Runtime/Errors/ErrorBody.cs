using System.Net;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads as much as possible of the body of an error, and never throws. The body may be the HTML of a gateway, or incomplete.</summary>
internal static class ErrorBody
{
    /// <summary>The maximum number of bytes that are read of the body of an error.</summary>
    public const int Limit = 1024 * 1024;

    private const int RawLimit = 64 * 1024;

    /// <summary>Describes an error response.</summary>
    /// <param name="status">The status. If the response has an envelope, this is the status in the envelope.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">The headers.</param>
    /// <param name="schemes">The authentication schemes that the server accepts.</param>
    /// <param name="call">The call that failed.</param>
    /// <param name="retryAfter">The time to wait before retrying, or <see langword="null"/> if the server does not state it.</param>
    public static AtlasErrorResponse Describe(
        HttpStatusCode status,
        ReadOnlySpan<byte> body,
        IReadOnlyDictionary<string, string> headers,
        IReadOnlyList<string> schemes,
        CallInfo call,
        TimeSpan? retryAfter
    )
    {
        var raw = Encoding.UTF8.GetString(body.Length > RawLimit ? body[..RawLimit] : body);
        var (code, detail, reason, parameters) = Parse(body);
        return new AtlasErrorResponse(status)
        {
            Call = call,
            ErrorCode = NotEmpty(code) ?? NotEmpty(headers.GetValueOrDefault("X-Error-Code")),
            Detail = detail,
            Reason = reason,
            Parameters = parameters,
            Headers = headers,
            Schemes = schemes,
            RawBody = raw,
            RetryAfter = retryAfter,
        };
    }

    /// <summary>Returns the Atlas error code in a body, or <see langword="null"/> if there is none.</summary>
    public static string? Code(ReadOnlySpan<byte> body) => Parse(body).Code;

    /// <summary>
    /// Determines whether an error is a rate limit: either the status is 429, or the error code indicates it, as for
    /// invitations, which return 400.
    /// </summary>
    public static bool IsRateLimit(HttpStatusCode? status, string? code) =>
        status is HttpStatusCode.TooManyRequests
        || (code?.Contains("RATE_LIMITED", StringComparison.Ordinal) ?? false);

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static (
        string? Code,
        string? Detail,
        string? Reason,
        IReadOnlyList<JsonElement> Parameters
    ) Parse(ReadOnlySpan<byte> body)
    {
        var root = LenientJson.Parse(body) ?? default;
        if (root.ValueKind is JsonValueKind.Array && root.GetArrayLength() > 0)
        {
            root = root[0];
        }

        if (root.ValueKind is not JsonValueKind.Object)
        {
            return (null, null, null, []);
        }

        IReadOnlyList<JsonElement> parameters =
            root.TryGetProperty("parameters", out var list) && list.ValueKind is JsonValueKind.Array
                ? [.. list.EnumerateArray()]
                : [];
        return (
            LenientJson.Text(root, "errorCode"),
            // Problem details may have only a title (RFC 9457 section 3.1), and many other services send a message.
            LenientJson.Text(root, "detail")
                ?? LenientJson.Text(root, "message")
                ?? LenientJson.Text(root, "title"),
            LenientJson.Text(root, "reason"),
            parameters
        );
    }
}
