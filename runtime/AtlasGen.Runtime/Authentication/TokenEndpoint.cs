using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AtlasGen.Runtime;

/// <summary>Fetches tokens for a service account (RFC 6749 section 4.4), and revokes them (RFC 7009).</summary>
internal sealed class TokenEndpoint(ServiceAccountSource source, TokenGrant grant)
{
    private const int BodyLimit = 256 * 1024;

    /// <summary>Gets what requests the tokens, for messages.</summary>
    public string Subject => grant.Subject;

    /// <summary>Returns the token in the store, or <see langword="null"/> if the store has no valid token.</summary>
    public async Task<AccessToken?> ReadStoredAsync(
        AtlasEndpoint endpoint,
        CancellationToken cancellationToken
    )
    {
        if (!source.HasStore)
        {
            return null;
        }

        var secret = await source.SecretAsync(cancellationToken).ConfigureAwait(false);
        var stored = await source
            .ReadAsync(secret, endpoint, cancellationToken)
            .ConfigureAwait(false);
        return
            stored is not null
            && AccessToken.CanBeSent(stored.AccessToken)
            && endpoint.Time.GetUtcNow() + AccessToken.Margin < stored.ExpiresAt
            ? Token(stored, AccessToken.Margin, AccessToken.Margin)
            : null;
    }

    /// <summary>Fetches a token, and stores it.</summary>
    /// <exception cref="TokenException">The endpoint returned an error or no token, or the user's code failed.</exception>
    public async Task<AccessToken> FetchAsync(
        AtlasEndpoint endpoint,
        CancellationToken cancellationToken
    )
    {
        var sentAt = endpoint.Time.GetUtcNow();
        var (secret, (value, lifetime)) = await WithSecretAsync(
                secret => RequestTokenAsync(endpoint, secret, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        var fetched = new AtlasStoredToken(value, sentAt + lifetime);
        // The token is renewed before it expires, so that no call has to wait. If it is valid for an hour, it is renewed 6 minutes before.
        var tenth = lifetime * 0.1;
        var margin = AccessToken.Margin < tenth ? AccessToken.Margin : tenth;
        await source.WriteAsync(secret, endpoint, fetched, cancellationToken).ConfigureAwait(false);
        return Token(fetched, margin, tenth);
    }

    /// <summary>Revokes a token, and removes it from the store.</summary>
    /// <exception cref="TokenException">The endpoint returned an error, or the user's code failed.</exception>
    public async Task RevokeAsync(
        AtlasEndpoint endpoint,
        string token,
        CancellationToken cancellationToken
    )
    {
        var (secret, _) = await WithSecretAsync(
                async secret =>
                {
                    await RequestRevocationAsync(endpoint, secret, token, cancellationToken)
                        .ConfigureAwait(false);
                    return true;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        await source.RemoveAsync(secret, endpoint, token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request with the current secret. If it was rotated after it was read, sends the request again with the new one.</summary>
    private async Task<(AtlasClientSecret Secret, T Result)> WithSecretAsync<T>(
        Func<AtlasClientSecret, Task<T>> send,
        CancellationToken cancellationToken
    )
    {
        var secret = await source.SecretAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return (secret, await send(secret).ConfigureAwait(false));
        }
        catch (TokenException exception) when (exception.IsAboutSecret)
        {
            var current = await source.SecretAsync(cancellationToken).ConfigureAwait(false);
            if (current == secret)
            {
                throw;
            }

            return (current, await send(current).ConfigureAwait(false));
        }
    }

    private static async Task RequestRevocationAsync(
        AtlasEndpoint endpoint,
        AtlasClientSecret secret,
        string token,
        CancellationToken cancellationToken
    )
    {
        using var request = Request(
            endpoint.AddressOf("/api/oauth/revoke"),
            secret,
            [new("token", token), new("token_type_hint", "access_token")]
        );
        using var response = await endpoint
            .SendAsync(request, cancellationToken)
            .ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            using var body = await BodyReader
                .ReadAsync(response, BodyLimit, truncate: true, cancellationToken)
                .ConfigureAwait(false);
            throw TokenResponse.Refusal(
                response,
                body.Memory.Span,
                [token, .. Forms(secret)],
                endpoint.Time
            );
        }
    }

    private async Task<(string Token, TimeSpan Lifetime)> RequestTokenAsync(
        AtlasEndpoint endpoint,
        AtlasClientSecret secret,
        CancellationToken cancellationToken
    )
    {
        using var request = Request(grant.AddressAt(endpoint), secret, grant.Form);
        var secrets = Forms(secret);
        HttpStatusCode? status = null;
        string? errorType = null;
        try
        {
            using var response = await endpoint
                .SendAsync(request, cancellationToken)
                .ConfigureAwait(false);
            status = response.StatusCode;
            using var body = await BodyReader
                .ReadAsync(response, BodyLimit, truncate: true, cancellationToken)
                .ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? TokenResponse.Read(body.Memory.Span, secrets)
                : throw TokenResponse.Refusal(response, body.Memory.Span, secrets, endpoint.Time);
        }
        catch (Exception exception)
        {
            errorType =
                exception is not TokenException ? exception.GetType().FullName
                : (int)status! is >= 200 and < 300 ? typeof(AtlasAuthenticationException).FullName
                : Metrics.ErrorType(status.Value);
            throw;
        }
        finally
        {
            Metrics.RecordTokenRequest(endpoint.ClientName, status, errorType);
        }
    }

    private static AccessToken Token(AtlasStoredToken token, TimeSpan margin, TimeSpan ahead) =>
        new(token.AccessToken, token.ExpiresAt - margin - ahead, token.ExpiresAt - margin);

    private static HttpRequestMessage Request(
        Uri address,
        AtlasClientSecret secret,
        IEnumerable<KeyValuePair<string, string>> form
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(form),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Basic(secret));
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return request;
    }

    /// <summary>Returns the secret in the forms in which it is sent, and in which a server may repeat it.</summary>
    private static string[] Forms(AtlasClientSecret secret)
    {
        var escaped = Uri.EscapeDataString(secret.Secret);
        return
        [
            Basic(secret).TrimEnd('='),
            WebUtility.UrlEncode(secret.Secret),
            escaped,
            escaped.Replace("%20", "+", StringComparison.Ordinal),
            secret.Secret,
        ];
    }

    /// <summary>Returns the credentials for the Basic scheme. The client ID and the secret are form-encoded before they are combined (RFC 6749 section 2.3.1).</summary>
    private static string Basic(AtlasClientSecret secret)
    {
        var pair = $"{WebUtility.UrlEncode(secret.ClientId)}:{WebUtility.UrlEncode(secret.Secret)}";
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(pair));
    }
}
