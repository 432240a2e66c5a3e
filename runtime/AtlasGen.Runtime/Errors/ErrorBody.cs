using System.Net;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads as much of an error's body as it can, and never fails: it may be the HTML of a gateway, or incomplete.</summary>
internal static class ErrorBody
{
    /// <summary>The most that is read of an error's body, in bytes.</summary>
    public const int Limit = 1024 * 1024;

    private const int RawLimit = 64 * 1024;

    /// <summary>Describes an error response.</summary>
    /// <param name="status">The status; with an envelope, the one inside it.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">The headers.</param>
    /// <param name="schemes">The authentication schemes that the server requires.</param>
    /// <param name="call">The call.</param>
    /// <param name="retryAfter">How long the server asks to wait.</param>
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

    /// <summary>Returns the error code in a body; <see langword="null"/> if there is none.</summary>
    public static string? Code(ReadOnlySpan<byte> body) => Parse(body).Code;

    /// <summary>Returns whether an error is a rate limit: 429, or 400 with a code that says so, as for invitations.</summary>
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
            LenientJson.Text(root, "detail"),
            LenientJson.Text(root, "reason"),
            parameters
        );
    }
}
