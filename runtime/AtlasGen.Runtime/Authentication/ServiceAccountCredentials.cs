using System.Collections.Concurrent;
using System.Net;

namespace AtlasGen.Runtime;

/// <summary>A service account: a token, fetched once for all callers.</summary>
internal sealed class ServiceAccountCredentials(
    Func<CancellationToken, ValueTask<AtlasClientSecret>> provider,
    IAtlasTokenStore? store
) : AtlasCredentials
{
    private const int BodyLimit = 256 * 1024;

    private readonly ConcurrentDictionary<Uri, TokenCache> _servers = new();
    private readonly TokenEndpoint _tokenEndpoint = new(new(provider, store));

    internal override async ValueTask<HttpResponseMessage> SendAsync(
        Attempt attempt,
        CancellationToken cancellationToken
    )
    {
        // A token is for the server that gave it.
        var cache = _servers.GetOrAdd(
            attempt.Endpoint.Address,
            static (_, tokenEndpoint) => new(tokenEndpoint),
            _tokenEndpoint
        );
        var token = await cache.GetAsync(attempt.Endpoint, cancellationToken).ConfigureAwait(false);
        var response = await attempt
            .SendAsync(Bearer(token.Value), cancellationToken)
            .ConfigureAwait(false);
        if (
            response.StatusCode is not HttpStatusCode.Unauthorized
            || await IsAboutAuthorizationAsync(response, cancellationToken).ConfigureAwait(false)
        )
        {
            return response;
        }

        response.Dispose();
        token = await cache
            .RenewAsync(token, attempt.Endpoint, cancellationToken)
            .ConfigureAwait(false);
        return await attempt
            .SendAsync(Bearer(token.Value), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task RevokeAsync(CancellationToken cancellationToken = default) =>
        Task.WhenAll(_servers.Values.Select(cache => cache.RevokeAsync(cancellationToken)));

    /// <inheritdoc/>
    public override string ToString() => "service account";

    /// <summary>Atlas says with a 401 also that a role is missing (<c>USER_UNAUTHORIZED</c>, <c>NOT_IN_GROUP</c>); another token would not help.</summary>
    private static async Task<bool> IsAboutAuthorizationAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        // The body stays readable for whoever makes an error of it.
        await response
            .Content.LoadIntoBufferAsync(BodyLimit)
            .WaitAsync(cancellationToken)
            .ConfigureAwait(false);
        var body = await response
            .Content.ReadAsByteArrayAsync(cancellationToken)
            .ConfigureAwait(false);
        return ErrorBody.Code(body) is { } code
            && (
                code.Contains("UNAUTHORIZED", StringComparison.Ordinal)
                || code.StartsWith("NOT_IN_", StringComparison.Ordinal)
                || code.StartsWith("NOT_ORG_", StringComparison.Ordinal)
            );
    }
}
