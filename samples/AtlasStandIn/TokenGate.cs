using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Samples.StandIn;

/// <summary>Implements the token endpoint for service accounts: client credentials (RFC 6749 section 4.4) and revocation (RFC 7009).</summary>
internal sealed class TokenGate(ServiceAccount account, AtlasStandInOptions options)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3600);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _tokens = new();
    private readonly RateLimit _limit = new(options.TimeProvider, options.TokensPerMinute);
    private int _requests;

    /// <summary>Gets the number of token requests.</summary>
    public int Requests => _requests;

    /// <summary>Returns the caller, or <see langword="null"/> if the token is unknown or has expired.</summary>
    public string? Authenticate(StandInRequest request) =>
        _tokens.TryGetValue(request.Authorization["Bearer ".Length..], out var expiresAt)
        && options.TimeProvider.GetUtcNow() < expiresAt
            ? account.ClientId
            : null;

    /// <summary>Returns the response to a request.</summary>
    public Reply Answer(StandInRequest request)
    {
        var form = Form(request.Body);
        return request switch
        {
            { Method: not "POST" } => Reply.Error(
                405,
                "METHOD_NOT_ALLOWED",
                "Only POST is known here."
            ),
            { Path: "/api/oauth/token" } => Issue(request, form),
            { Path: "/api/oauth/revoke" } => Revoke(request, form),
            _ => Reply.Error(404, "RESOURCE_NOT_FOUND", "Nothing is known here."),
        };
    }

    private Reply Issue(StandInRequest request, IReadOnlyDictionary<string, string> form)
    {
        Interlocked.Increment(ref _requests);
        if (!_limit.Take())
        {
            // This is the only error of the token endpoint that has the format of the other operations.
            var limited = Reply.Error(
                429,
                "RATE_LIMITED",
                "Too many tokens were asked for.",
                "10",
                "1"
            );
            return limited with { IsPlain = true, RetryAfter = 60 };
        }

        if (!IsClient(request))
        {
            return OAuthError(401, "invalid_client", "The client id and secret are not known.");
        }

        if (form.GetValueOrDefault("grant_type") != "client_credentials")
        {
            return OAuthError(400, "unsupported_grant_type", "Only client_credentials is known.");
        }

        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
        _tokens[token] = options.TimeProvider.GetUtcNow() + Lifetime;
        return Plain(
            200,
            json =>
            {
                json.WriteString("access_token", token);
                json.WriteNumber("expires_in", (int)Lifetime.TotalSeconds);
                json.WriteString("token_type", "Bearer");
            }
        );
    }

    private Reply Revoke(StandInRequest request, IReadOnlyDictionary<string, string> form)
    {
        if (!IsClient(request))
        {
            return OAuthError(401, "invalid_client", "The client id and secret are not known.");
        }

        // For an unknown token, the request also succeeds (RFC 7009 section 2.2).
        _tokens.TryRemove(form.GetValueOrDefault("token", ""), out _);
        return Plain(200, static _ => { });
    }

    private bool IsClient(StandInRequest request)
    {
        if (!request.Authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var pair = new byte[request.Authorization.Length];
        return Convert.TryFromBase64String(
                request.Authorization["Basic ".Length..],
                pair,
                out var length
            )
            && Encoding.UTF8.GetString(pair, 0, length).Split(':', 2) is [var id, var secret]
            // The client form-encodes both before it combines them (RFC 6749 section 2.3.1).
            && WebUtility.UrlDecode(id) == account.ClientId
            && account.Use(WebUtility.UrlDecode(secret));
    }

    private static Reply OAuthError(int status, string error, string description) =>
        Plain(
            status,
            json =>
            {
                json.WriteString("error", error);
                json.WriteString("error_description", description);
            }
        );

    private static Reply Plain(int status, Action<Utf8JsonWriter> members) =>
        new(
            status,
            json =>
            {
                json.WriteStartObject();
                members(json);
                json.WriteEndObject();
            }
        )
        {
            IsPlain = true,
        };

    private static Dictionary<string, string> Form(string body)
    {
        var form = new Dictionary<string, string>();
        foreach (var pair in body.Split('&'))
        {
            if (pair.Split('=', 2) is [var name, var value])
            {
                form[WebUtility.UrlDecode(name)] = WebUtility.UrlDecode(value);
            }
        }

        return form;
    }
}
