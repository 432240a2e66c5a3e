using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Fetches tokens for a service account (RFC 6749 section 4.4), and revokes them (RFC 7009).</summary>
internal sealed class TokenEndpoint(ServiceAccountSource source)
{
    private const int BodyLimit = 256 * 1024;

    /// <summary>How long it may take with all that the user's code does for it.</summary>
    /// <remarks>Shorter than an attempt of a call, which would else be told to have no time.</remarks>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(45);

    /// <summary>How long before its end a token serves no more, at most: a clock may differ, and a request takes its time.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>The token of the store; <see langword="null"/> when there is none that still serves.</summary>
    public async Task<AccessToken?> ReadStoredAsync(
        AtlasServer server,
        CancellationToken cancellationToken
    )
    {
        if (!source.HasStore)
        {
            return null;
        }

        var secret = await source.SecretAsync(cancellationToken).ConfigureAwait(false);
        var stored = await source
            .ReadAsync(secret, server, cancellationToken)
            .ConfigureAwait(false);
        return
            stored is { AccessToken.Length: > 0 }
            && server.Time.GetUtcNow() + Margin < stored.ExpiresAt
            ? Token(stored, Margin, Margin)
            : null;
    }

    /// <summary>Fetches a token, and stores it.</summary>
    /// <param name="server">The server.</param>
    /// <param name="lost">Takes a token that was given, and that the store did not take.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TokenException">The endpoint refused, its answer is none, or the store failed.</exception>
    public async Task<AccessToken> FetchAsync(
        AtlasServer server,
        Action<AccessToken> lost,
        CancellationToken cancellationToken
    )
    {
        var sentAt = server.Time.GetUtcNow();
        var secret = await source.SecretAsync(cancellationToken).ConfigureAwait(false);
        using var request = Request(
            server,
            secret,
            "/api/oauth/token",
            [new("grant_type", "client_credentials")]
        );
        using var response = await server
            .SendAsync(request, cancellationToken)
            .ConfigureAwait(false);
        using var body = await BodyReader
            .ReadAsync(response, BodyLimit, truncate: true, cancellationToken)
            .ConfigureAwait(false);
        if (response.StatusCode is not HttpStatusCode.OK)
        {
            throw Refused(response, body.Memory.Span, secret, server.Time);
        }

        var (fetched, lifetime) =
            Parse(body.Memory.Span, sentAt)
            ?? throw new TokenException(
                "the token endpoint's answer holds no token",
                isTransient: true
            );
        // Renewed long before the end, so that no call waits for it: an hour's token 6 minutes before.
        var margin = Margin < lifetime * 0.1 ? Margin : lifetime * 0.1;
        var token = Token(fetched, margin, lifetime * 0.1);
        try
        {
            await source
                .WriteAsync(secret, server, fetched, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (TokenException)
        {
            lost(token);
            throw;
        }

        return token;
    }

    /// <summary>Tells the server to forget a token.</summary>
    public async Task RevokeAsync(
        AtlasServer server,
        string token,
        CancellationToken cancellationToken
    )
    {
        var secret = await source.SecretAsync(cancellationToken).ConfigureAwait(false);
        using var request = Request(
            server,
            secret,
            "/api/oauth/revoke",
            [new("token", token), new("token_type_hint", "access_token")]
        );
        using var response = await server
            .SendAsync(request, cancellationToken)
            .ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new TokenException(
                $"the token endpoint answered {(int)response.StatusCode}",
                isTransient: false
            );
        }

        await source
            .WriteAsync(secret, server, token: null, cancellationToken)
            .ConfigureAwait(false);
    }

    private static AccessToken Token(AtlasStoredToken token, TimeSpan margin, TimeSpan ahead) =>
        new(token.AccessToken, token.ExpiresAt - margin - ahead, token.ExpiresAt - margin);

    private static HttpRequestMessage Request(
        AtlasServer server,
        AtlasClientSecret secret,
        string path,
        IEnumerable<KeyValuePair<string, string>> form
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, server.AddressOf(path))
        {
            Content = new FormUrlEncodedContent(form),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Basic(secret));
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return request;
    }

    private static (AtlasStoredToken Token, TimeSpan Lifetime)? Parse(
        ReadOnlySpan<byte> body,
        DateTimeOffset sentAt
    )
    {
        if (Root(body) is not { } root || LenientJson.Text(root, "access_token") is not { } token)
        {
            return null;
        }

        // Optional in RFC 6749 section 5.1; without it the token is used once, so to speak, and fetched again.
        var seconds =
            root.TryGetProperty("expires_in", out var value)
            && value.ValueKind is JsonValueKind.Number
                ? value.GetDouble()
                : 60;
        var lifetime = TimeSpan.FromSeconds(
            Math.Clamp(seconds, 0, TimeSpan.FromDays(30).TotalSeconds)
        );
        return (new(token, sentAt + lifetime), lifetime);
    }

    /// <summary>Errors come in two shapes: OAuth's, where <c>error</c> is a string, and Atlas's, where it is the status.</summary>
    private static TokenException Refused(
        HttpResponseMessage response,
        ReadOnlySpan<byte> body,
        AtlasClientSecret secret,
        TimeProvider time
    )
    {
        var status = (int)response.StatusCode;
        string? code = null;
        string? detail = null;
        if (Root(body) is { } root)
        {
            code = LenientJson.Text(root, "errorCode") ?? LenientJson.Text(root, "error");
            detail =
                LenientJson.Text(root, "error_description") ?? LenientJson.Text(root, "detail");
        }

        var message =
            $"the token endpoint answered {status}{(code is null ? "" : $" ({Safe(code)})")}";
        return new(
            detail is null ? message : $"{message}: {Safe(detail)}",
            isTransient: status is 408 or 429 or >= 500,
            ResponseHeaders.RetryAfter(response, time)
        );

        string Safe(string text)
        {
            // As it was sent, and as it may be written where it is repeated.
            var escaped = Uri.EscapeDataString(secret.Secret);
            string[] forms =
            [
                Basic(secret).TrimEnd('='),
                WebUtility.UrlEncode(secret.Secret),
                escaped,
                escaped.Replace("%20", "+", StringComparison.Ordinal),
                secret.Secret,
            ];
            return SafeText.Mask(
                forms.Aggregate(
                    text,
                    (rest, form) => rest.Replace(form, "***", StringComparison.OrdinalIgnoreCase)
                )
            );
        }
    }

    /// <summary>RFC 6749 section 2.3.1: id and secret are form-encoded before they are put together.</summary>
    private static string Basic(AtlasClientSecret secret)
    {
        var pair = $"{WebUtility.UrlEncode(secret.ClientId)}:{WebUtility.UrlEncode(secret.Secret)}";
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(pair));
    }

    private static JsonElement? Root(ReadOnlySpan<byte> body) =>
        LenientJson.Parse(body) is { ValueKind: JsonValueKind.Object } root ? root : null;
}
