using System.Globalization;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads what a token endpoint sends: a token (RFC 6749 section 5.1), or an error.</summary>
internal static class TokenResponse
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    // It is optional, and a lifetime that is not positive is none: the token would be fetched again for each call.
    private static readonly TimeSpan Unknown = TimeSpan.FromSeconds(60);

    /// <summary>Returns the token and its lifetime.</summary>
    /// <param name="body">The body of a success.</param>
    /// <param name="secrets">What must not be repeated.</param>
    /// <exception cref="TokenException">There is no token, or none that can be sent.</exception>
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
                "the token endpoint's response holds no token",
                isTransient: true
            );
        }

        if (!HeaderNames.IsValue(token))
        {
            throw new TokenException(
                "the token endpoint's response holds a token with a character that no header may contain",
                isTransient: false
            );
        }

        // RFC 6749 section 7.1: a client must not use a token of a type that it does not know. One vendor writes BearerToken.
        if (
            LenientJson.Text(root, "token_type") is { Length: > 0 } type
            && !type.StartsWith("Bearer", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new TokenException(
                $"the token endpoint's response holds a token of the type {Safe(type, secrets)}, and only Bearer tokens can be sent",
                isTransient: false
            );
        }

        return (token, Lifetime(root));
    }

    /// <summary>Describes a refusal. Errors come in two shapes: OAuth's, where <c>error</c> is a string, and Atlas's, where it is the status.</summary>
    /// <param name="response">The response.</param>
    /// <param name="body">Its body.</param>
    /// <param name="secrets">What must not be repeated.</param>
    /// <param name="time">The clock.</param>
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
        // Less than a tick is zero too.
        return lifetime > TimeSpan.Zero ? lifetime : Unknown;
    }

    /// <summary>Returns a text of the server without secrets; <see langword="null"/> where there is none.</summary>
    private static string? Safe(string? text, IReadOnlyList<string> secrets) =>
        string.IsNullOrEmpty(text) ? null : SafeText.Mask(text, secrets);

    private static JsonElement? Root(ReadOnlySpan<byte> body) =>
        LenientJson.Parse(body) is { ValueKind: JsonValueKind.Object } root ? root : null;
}
