using System.Collections.Concurrent;
using System.Net;

namespace AtlasGen.Runtime;

/// <summary>Authenticates with a service account or another OAuth client. All callers share one token.</summary>
internal sealed class ServiceAccountCredentials(
    Func<CancellationToken, ValueTask<AtlasClientSecret>> provider,
    IAtlasTokenStore? store,
    TokenGrant grant
) : AtlasCredentials
{
    private const int BodyLimit = 256 * 1024;

    private readonly ConcurrentDictionary<Uri, TokenCache> _servers = new();
    private readonly TokenEndpoint _tokenEndpoint = new(new(provider, store), grant);

    internal override async ValueTask<HttpResponseMessage> SendAsync(
        Attempt attempt,
        CancellationToken cancellationToken
    )
    {
        // A token is valid only for the server that issued it.
        var cache = _servers.GetOrAdd(
            attempt.Endpoint.Address,
            static (_, tokenEndpoint) => new(tokenEndpoint),
            _tokenEndpoint
        );
        var token = await cache.GetAsync(attempt.Endpoint, cancellationToken).ConfigureAwait(false);
        var response = await attempt
            .SendAsync(Bearer(token.Value), cancellationToken)
            .ConfigureAwait(false);
        try
        {
            if (
                response.StatusCode is not HttpStatusCode.Unauthorized
                || await IsAboutAuthorizationAsync(response, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                return response;
            }
        }
        catch
        {
            // Otherwise, a body that was abandoned would occupy its connection until it is complete.
            response.Dispose();
            throw;
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
        // Only Atlas has a known address for revocations.
        grant.Address
            is not null
            ? Task.CompletedTask
            : Task.WhenAll(_servers.Values.Select(cache => cache.RevokeAsync(cancellationToken)));

    /// <inheritdoc/>
    public override string ToString() =>
        grant.Address is null ? "service account" : "client credentials";

    /// <summary>Determines whether a 401 reports a missing role (<c>USER_UNAUTHORIZED</c>, <c>NOT_IN_GROUP</c>), which another token would not change.</summary>
    private static async Task<bool> IsAboutAuthorizationAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        // The body remains readable for the exception.
        await response
            .Content.LoadIntoBufferAsync(BodyLimit)
            .WaitOrAbandonAsync(cancellationToken)
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
