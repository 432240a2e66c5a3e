namespace AtlasGen.Runtime;

/// <summary>Calls the user's code for a service account: the provider of its secret, and the store of its token.</summary>
/// <remarks>
/// A failure of that code differs from a failure of the endpoint: a missing file is also an <see cref="IOException"/>, but trying
/// again does not help.
/// </remarks>
#pragma warning disable CA1001 // A semaphore whose wait handle is not used has nothing to dispose.
internal sealed class ServiceAccountSource(
    Func<CancellationToken, ValueTask<AtlasClientSecret>> provider,
    IAtlasTokenStore? store
)
#pragma warning restore CA1001
{
    private const string Provider = "the provider of its secret";
    private const string Store = "its token store";

    private readonly SemaphoreSlim _turn = new(1);

    public bool HasStore => store is not null;

    /// <summary>Returns the secret.</summary>
    /// <exception cref="TokenException">The provider failed, or returned no secret that can be sent.</exception>
    public async Task<AtlasClientSecret> SecretAsync(CancellationToken cancellationToken)
    {
        AtlasClientSecret? secret = await AskAsync(
                Provider,
                () => provider(cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (string.IsNullOrEmpty(secret?.ClientId) || string.IsNullOrEmpty(secret.Secret))
        {
            throw new TokenException(
                $"{Provider} returned no client ID or no secret",
                isTransient: false
            );
        }

        return AtlasCredentials.IsUsable(secret.ClientId + secret.Secret)
            ? secret
            : throw new TokenException(
                $"{Provider} returned a client ID or secret that {AtlasCredentials.UnusableReason}",
                isTransient: false
            );
    }

    /// <summary>Returns the stored token, or <see langword="null"/> if there is none.</summary>
    /// <exception cref="TokenException">The store failed.</exception>
    public Task<AtlasStoredToken?> ReadAsync(
        AtlasClientSecret secret,
        AtlasEndpoint endpoint,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            Store,
            () => store?.ReadAsync(secret.ClientId, endpoint.Address, cancellationToken) ?? default,
            cancellationToken
        );

    /// <summary>Stores a token.</summary>
    /// <exception cref="TokenException">The store failed.</exception>
    public Task WriteAsync(
        AtlasClientSecret secret,
        AtlasEndpoint endpoint,
        AtlasStoredToken token,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            store => store.WriteAsync(secret.ClientId, endpoint.Address, token, cancellationToken),
            cancellationToken
        );

    /// <summary>Removes a token from the store, unless the store contains another one, which another process may have stored.</summary>
    /// <exception cref="TokenException">The store failed.</exception>
    public Task RemoveAsync(
        AtlasClientSecret secret,
        AtlasEndpoint endpoint,
        string token,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            async store =>
            {
                var stored = await store
                    .ReadAsync(secret.ClientId, endpoint.Address, cancellationToken)
                    .ConfigureAwait(false);
                // A store that ignores the token reads on after its caller has given up, and others change the store meanwhile.
                cancellationToken.ThrowIfCancellationRequested();
                if (stored?.AccessToken == token)
                {
                    await store
                        .WriteAsync(
                            secret.ClientId,
                            endpoint.Address,
                            token: null,
                            cancellationToken
                        )
                        .ConfigureAwait(false);
                }
            },
            cancellationToken
        );

    /// <summary>Changes the store. Changes wait for each other, because a removal would otherwise delete a token that is written after its read.</summary>
    private async Task ChangeAsync(
        Func<IAtlasTokenStore, ValueTask> change,
        CancellationToken cancellationToken
    )
    {
        if (store is null)
        {
            return;
        }

        try
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            throw TokenException.TooLate(Store, exception);
        }

        try
        {
            await AskAsync(
                    Store,
                    async () =>
                    {
                        await change(store).ConfigureAwait(false);
                        return true;
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static async Task<T> AskAsync<T>(
        string name,
        Func<ValueTask<T>> ask,
        CancellationToken cancellationToken
    )
    {
        try
        {
            // The user's code may ignore the token.
            return await ask().AsTask().WaitOrAbandonAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The message of the exception may contain a secret, so it is only the inner exception.
            throw cancellationToken.IsCancellationRequested
                ? TokenException.TooLate(name, exception)
                : new TokenException(
                    $"{name} failed ({exception.GetType().Name})",
                    isTransient: false,
                    inner: exception
                );
        }
    }
}
