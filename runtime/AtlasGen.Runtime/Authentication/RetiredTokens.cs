namespace AtlasGen.Runtime;

/// <summary>Tokens that serve no call any more, and that the server may honour still.</summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody takes holds nothing to dispose.
internal sealed class RetiredTokens(TokenEndpoint endpoint)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<AccessToken> _tokens = [];

    /// <summary>Keeps a token until it is revoked, or the server forgets it by itself.</summary>
    public void Add(AccessToken token, TimeProvider time)
    {
        var now = time.GetUtcNow() - TokenEndpoint.Margin;
        lock (_tokens)
        {
            _tokens.RemoveAll(kept => kept.ExpiresAt <= now);
            if (token.ExpiresAt > now)
            {
                _tokens.Add(token);
            }
        }
    }

    /// <summary>Revokes them all; those that cannot be revoked are kept.</summary>
    public async Task RevokeAsync(AtlasEndpoint server, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TokenEndpoint.Timeout, server.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            timeout.Token,
            cancellationToken
        );
        Exception? failure;
        try
        {
            // Whoever comes second must not be told that nothing is left while the first may yet fail.
            await _turn.WaitAsync(either.Token).ConfigureAwait(false);
            try
            {
                failure = await RevokeAllAsync(server, either.Token).ConfigureAwait(false);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException exception)
        {
            failure = exception;
        }

        if (failure is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw TokenException
                .From(failure, timeout.IsCancellationRequested)
                .ForCaller("Revoking the token failed");
        }
    }

    /// <returns>The first failure.</returns>
    private async Task<Exception?> RevokeAllAsync(
        AtlasEndpoint server,
        CancellationToken cancellationToken
    )
    {
        Exception? failure = null;
        foreach (var token in Take())
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                await endpoint
                    .RevokeAsync(server, token.Value, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // The others shall be revoked all the same.
                failure ??= exception;
                Add(token, server.Time);
            }
        }

        return failure;
    }

    /// <summary>The newest first: it lives the longest.</summary>
    private List<AccessToken> Take()
    {
        lock (_tokens)
        {
            List<AccessToken> taken = [.. _tokens.OrderByDescending(token => token.ExpiresAt)];
            _tokens.Clear();
            return taken;
        }
    }
}
