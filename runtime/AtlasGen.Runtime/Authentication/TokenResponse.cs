using System.Globalization;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads the response of a token endpoint: a token (RFC 6749 section 5.1) or an error.</summary>
internal static class TokenResponse
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    // The lifetime is optional. A lifetime that is not positive is ignored, because the token would be fetched again for each call.
    private static readonly TimeSpan Unknown = TimeSpan.FromSeconds(60);

    /// <summary>Returns the token and its lifetime.</summary>
    /// <param name="body">The body of a successful response.</param>
    /// <param name="secrets">The secrets, which must not appear in an error.</param>
    /// <exception cref="TokenException">The response contains no token, or a token that cannot be sent.</exception>
    public static (string Token, TimeSpan Lifetime) Read(
        ReadOnlySpan<byte> body,
        IReadOnlyList<string> secrets
    )
    {
        if (
            Root(body) is not { } root
            || LenientJson.Text(root, "access_token") is not { } token
            || string.IsNullOrWhiteSpace(token)
        )
        {
            throw new TokenException(
                "the response of the token endpoint contains no token",
                isTransient: true
            );
        }

        if (!AccessToken.CanBeSent(token))
        {
            throw new TokenException(
                "the response of the token endpoint contains a token with a character that is not allowed in a header",
                isTransient: false
            );
        }

        // A client must not use a token of an unknown type (RFC 6749 section 7.1). One vendor writes BearerToken.
        if (
            LenientJson.Text(root, "token_type") is { Length: > 0 } type
            && !type.StartsWith("Bearer", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new TokenException(
                $"the response of the token endpoint contains a token of the type {Safe(type, secrets)}, but only Bearer tokens can be sent",
                isTransient: false
            );
        }

        return (token, Lifetime(root));
    }

    /// <summary>Creates the exception for an error. There are two formats: in OAuth's, <c>error</c> is a string, and in Atlas's, it is the status.</summary>
    /// <param name="response">The response.</param>
    /// <param name="body">The body of the response.</param>
    /// <param name="secrets">The secrets, which must not appear in an error.</param>
    /// <param name="time">The time provider.</param>
    public static TokenException Refusal(
        HttpResponseMessage response,
        ReadOnlySpan<byte> body,
        IReadOnlyList<string> secrets,
        TimeProvider time
    )
    {
        string? code = null;
        string? detail = null;
        if (Root(body) is { } root)
        {
            code = LenientJson.Text(root, "errorCode") ?? LenientJson.Text(root, "error");
            detail =
                LenientJson.Text(root, "error_description") ?? LenientJson.Text(root, "detail");
        }

        return TokenException.Refused(
            response.StatusCode,
            Safe(code is { Length: > 0 } ? code : ResponseHeaders.ErrorCode(response), secrets),
            Safe(detail, secrets),
            ResponseHeaders.RetryAfter(response, time)
        );
    }

    private static TimeSpan Lifetime(JsonElement root)
    {
        var seconds =
            !root.TryGetProperty("expires_in", out var value) ? 0
            : value.ValueKind is JsonValueKind.Number ? value.GetDouble()
            : double.TryParse(
                LenientJson.Text(root, "expires_in"),
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
            : 0;
        var lifetime =
            seconds > 0
                ? TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds))
                : TimeSpan.Zero;
        // A lifetime of less than one tick is also zero.
        return lifetime > TimeSpan.Zero ? lifetime : Unknown;
    }

    /// <summary>Returns a text of the server without secrets, or <see langword="null"/> if there is none.</summary>
    private static string? Safe(string? text, IReadOnlyList<string> secrets) =>
        string.IsNullOrEmpty(text) ? null : SafeText.Mask(text, secrets);

    private static JsonElement? Root(ReadOnlySpan<byte> body) =>
        LenientJson.Parse(body) is { ValueKind: JsonValueKind.Object } root ? root : null;
}
