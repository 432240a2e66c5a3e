namespace AtlasGen.Runtime;

/// <summary>Revokes the tokens of one service account at one server. A token that could not be revoked is kept for the next try.</summary>
internal sealed class TokenRevocation(TokenEndpoint tokenEndpoint)
{
    private readonly object _lock = new();
    private readonly List<AccessToken> _tokens = [];

    /// <summary>Adds a token that is no longer used.</summary>
    /// <param name="token">The token.</param>
    public void Add(AccessToken token)
    {
        lock (_lock)
        {
            _tokens.Add(token);
        }
    }

    /// <summary>Revokes all tokens. Does nothing if there is none.</summary>
    /// <exception cref="AtlasAuthenticationException">A token was not revoked.</exception>
    public async Task RunAsync(AtlasEndpoint endpoint, CancellationToken cancellationToken)
    {
        AccessToken[] tokens;
        var now = endpoint.Time.GetUtcNow();
        lock (_lock)
        {
            // A server can reject the revocation of an expired token.
            _tokens.RemoveAll(kept => kept.ExpiresAt + AccessToken.Margin <= now);
            tokens = [.. _tokens];
        }

        using var timer = new AttemptTimer(
            endpoint.Time,
            AccessToken.TimeLimit,
            endsCall: true,
            cancellationToken
        );
        TokenException? failure = null;
        foreach (var token in tokens)
        {
            try
            {
                await tokenEndpoint
                    .RevokeAsync(endpoint, token.Value, timer.Token)
                    .ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                cancellationToken.ThrowIfCancellationRequested();
                failure ??= TokenException.From(exception, timer.Token.IsCancellationRequested);
                continue;
            }

            lock (_lock)
            {
                _tokens.Remove(token);
            }
        }

        if (failure is not null)
        {
            throw failure.ForCaller("Revoking the token failed");
        }
    }
}
