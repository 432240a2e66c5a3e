using System.Runtime.CompilerServices;

namespace AtlasGen.Runtime;

/// <summary>Caches the token of one service account at one server for all callers.</summary>
/// <remarks>
/// <para>
/// The first caller starts the fetch, which has its own time limit, so that a caller that cancels does not take the token from the
/// others. A failure is shared too, because the token endpoint allows only about 10 requests per minute.
/// </para>
/// <para>
/// The callers can belong to several clients, and the fetch uses the transport of one of them. If that client is disposed
/// meanwhile, the others know nothing about the endpoint, so they fetch the token themselves.
/// </para>
/// </remarks>
internal sealed class TokenCache(TokenEndpoint tokenEndpoint, Random? random = null)
{
    private const int MaxAttempts = 3;

    // If the delay is longer, calls fail immediately, and share the failure until the delay ends.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    // A server that requires a longer delay is broken or malicious.
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMinutes(10);

    private readonly Backoff _backoff = new(
        TimeSpan.FromSeconds(1),
        TimeSpan.FromMinutes(1),
        random
    );
    private readonly TokenRevocation _revocation = new(tokenEndpoint);
    private readonly object _lock = new();

    // All that have used the cache, so that one that is not closed can revoke the token. Clients that are never disposed must not
    // be kept alive.
    private readonly ConditionalWeakTable<AtlasEndpoint, object?> _endpoints = [];
    private AtlasEndpoint? _endpoint;
    private Task<FetchResult>? _fetch;
    private AccessToken? _token;
    private TokenException? _failure;
    private DateTimeOffset _failedAt;
    private DateTimeOffset _failureUntil;
    private int _failures;
    private bool _hasReadStore;

    // The last failure of the current fetch, which a caller reports if its time ends first.
    private volatile TokenException? _retried;

    /// <summary>Returns a valid token.</summary>
    /// <exception cref="AtlasAuthenticationException">No token could be obtained.</exception>
    public ValueTask<AccessToken> GetAsync(
        AtlasEndpoint endpoint,
        CancellationToken cancellationToken
    )
    {
        Task<FetchResult> fetch;
        lock (_lock)
        {
            if (_endpoint != endpoint)
            {
                _endpoint = endpoint;
                _endpoints.TryAdd(endpoint, null);
            }

            var now = endpoint.Time.GetUtcNow();
            if (_token is { } token && now < token.ExpiresAt)
            {
                if (now >= token.RenewAt && !IsBackingOff(now))
                {
                    // The fetch runs in the background, because the token is still valid.
                    _ = Fetch(endpoint);
                }

                return new(token);
            }

            if (_fetch is null && IsBackingOff(now))
            {
                return ValueTask.FromException<AccessToken>(
                    _failure!.ForCaller(NoToken, now - _failedAt)
                );
            }

            fetch = Fetch(endpoint);
        }

        return Wait(fetch, endpoint, cancellationToken);
    }

    /// <summary>Returns a token other than the one that the server rejected.</summary>
    /// <param name="rejected">The token that the server rejected.</param>
    /// <param name="endpoint">The endpoint of the server.</param>
    /// <param name="cancellationToken">A token to cancel waiting for the fetch, but not the fetch.</param>
    public ValueTask<AccessToken> RenewAsync(
        AccessToken rejected,
        AtlasEndpoint endpoint,
        CancellationToken cancellationToken
    )
    {
        lock (_lock)
        {
            // Another caller may have renewed it in the meantime.
            if (_token == rejected)
            {
                _token = null;
            }
        }

        return GetAsync(endpoint, cancellationToken);
    }

    /// <summary>Removes the token from the cache and revokes it, and also the tokens that could not be revoked before.</summary>
    /// <exception cref="AtlasAuthenticationException">A token was not revoked.</exception>
    public Task RevokeAsync(CancellationToken cancellationToken)
    {
        AtlasEndpoint endpoint;
        lock (_lock)
        {
            if (_endpoint is null)
            {
                return Task.CompletedTask;
            }

            endpoint = _endpoint.IsClosed
                ? _endpoints.Select(pair => pair.Key).FirstOrDefault(seen => !seen.IsClosed)
                    ?? _endpoint
                : _endpoint;
            if (_token is not null)
            {
                _revocation.Add(_token);
                _token = null;
            }
        }

        return _revocation.RunAsync(endpoint, cancellationToken);
    }

    private async ValueTask<AccessToken> Wait(
        Task<FetchResult> fetch,
        AtlasEndpoint endpoint,
        CancellationToken cancellationToken
    )
    {
        FetchResult result;
        try
        {
            result = await endpoint
                .Time.WithoutHold(new ValueTask<FetchResult>(fetch.WaitAsync(cancellationToken)))
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_retried is { } failure)
        {
            // The call throws a timeout with this as the inner exception, unless the caller canceled it.
            throw new OperationCanceledException(
                "The token endpoint did not return a token before the end of the attempt.",
                failure.ForCaller(NoToken),
                cancellationToken
            );
        }

        return result.Token
            ?? (
                result.LostBy is { } starter && starter != endpoint
                    ? await GetAsync(endpoint, cancellationToken).ConfigureAwait(false)
                    : throw result.Failure!.ForCaller(NoToken)
            );
    }

    private string NoToken => $"No access token for {tokenEndpoint.Subject}";

    private bool IsBackingOff(DateTimeOffset now) => _failure is not null && now < _failureUntil;

    /// <summary>Starts to fetch a token, or joins the current fetch. The caller must hold the lock.</summary>
    private Task<FetchResult> Fetch(AtlasEndpoint endpoint) => _fetch ??= FetchAsync(endpoint);

    /// <summary>Fetches a token. Never throws, because there may be no caller that waits: the token may be renewed in the background, or all callers may have canceled.</summary>
    private async Task<FetchResult> FetchAsync(AtlasEndpoint endpoint)
    {
        endpoint.Time.Hold();
        // Releases the lock of the caller, and its thread, which may be the thread of a user interface and block until the call ends.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var deadline = new Deadline(endpoint.Time, AccessToken.TimeLimit);
        using var timer = deadline.StartAttempt(Timeout.InfiniteTimeSpan, CancellationToken.None);
        FetchResult result;
        try
        {
            var token =
                await ReadStoredOnceAsync(endpoint, timer.Token).ConfigureAwait(false)
                ?? await FetchWithRetriesAsync(endpoint, deadline, timer.Token)
                    .ConfigureAwait(false);
            result = new(token, null, LostBy: null);
        }
        catch (Exception exception)
        {
            var failure = TokenException.From(exception, timer.Token.IsCancellationRequested);
            result = new(null, failure, IsLost(failure, endpoint) ? endpoint : null);
        }

        lock (_lock)
        {
            (_fetch, _retried) = (null, null);
            if (result.Token is not null)
            {
                (_token, _failure, _failures) = (result.Token, null, 0);
            }
            else if (result.LostBy is null)
            {
                _failure = result.Failure!;
                _failedAt = endpoint.Time.GetUtcNow();
                _failureUntil = _failedAt + Delay(_failure, ++_failures);
            }
        }

        endpoint.Time.Release();
        return result;
    }

    /// <summary>Reads the stored token until the store has returned a result once. After the server has rejected it, it is not read again.</summary>
    private async Task<AccessToken?> ReadStoredOnceAsync(
        AtlasEndpoint endpoint,
        CancellationToken cancellationToken
    )
    {
        if (_hasReadStore)
        {
            return null;
        }

        var stored = await tokenEndpoint
            .ReadStoredAsync(endpoint, cancellationToken)
            .ConfigureAwait(false);
        _hasReadStore = true;
        return stored;
    }

    private async Task<AccessToken> FetchWithRetriesAsync(
        AtlasEndpoint endpoint,
        Deadline deadline,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await tokenEndpoint
                    .FetchAsync(endpoint, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (Exception exception) when (attempt < MaxAttempts)
            {
                var failure = TokenException.From(
                    exception,
                    cancellationToken.IsCancellationRequested
                );
                if (IsLost(failure, endpoint))
                {
                    throw failure;
                }

                _retried = failure;
                var delay = Delay(failure, attempt);
                if (
                    !failure.IsTransient
                    || delay > MaxWait
                    || !await endpoint
                        .Time.WithoutHold(deadline.TryWaitAsync(delay, CancellationToken.None))
                        .ConfigureAwait(false)
                )
                {
                    throw failure;
                }
            }
        }
    }

    /// <summary>Returns the delay that the token endpoint requires or, if it requires none, that of the back-off.</summary>
    private TimeSpan Delay(TokenException failure, int failures) =>
        failure.RetryAfter is not { } asked ? _backoff.After(failures)
        : asked < MaxRetryAfter ? asked
        : MaxRetryAfter;

    /// <summary>Determines whether a fetch failed only because its client is disposed, so that it shows nothing about the token endpoint.</summary>
    private static bool IsLost(TokenException failure, AtlasEndpoint endpoint) =>
        failure.IsOfTransport && endpoint.IsClosed;

    /// <summary>Represents the result of a fetch: a token, or the failure.</summary>
    /// <param name="Token">The token.</param>
    /// <param name="Failure">The failure.</param>
    /// <param name="LostBy">The endpoint that the fetch used, if its client is disposed.</param>
    private sealed record FetchResult(
        AccessToken? Token,
        TokenException? Failure,
        AtlasEndpoint? LostBy
    );
}
