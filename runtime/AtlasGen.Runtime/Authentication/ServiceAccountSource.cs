namespace AtlasGen.Runtime;

/// <summary>The user's code for a service account: the provider of its secret, and the store of its token.</summary>
/// <remarks>
/// Its failures are not those of the endpoint: a missing file is an <see cref="IOException"/> too, but no reason to try again.
/// </remarks>
internal sealed class ServiceAccountSource(
    Func<CancellationToken, ValueTask<AtlasClientSecret>> provider,
    IAtlasTokenStore? store
)
{
    private const string Provider = "the provider of its secret";
    private const string Store = "its token store";

    public bool HasStore => store is not null;

    /// <summary>The secret, which can be sent.</summary>
    /// <exception cref="TokenException">There is none.</exception>
    public async Task<AtlasClientSecret> SecretAsync(CancellationToken cancellationToken)
    {
        AtlasClientSecret? secret = await AskAsync(
                Provider,
                () => provider(cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (secret is null || secret.ClientId.Length == 0 || secret.Secret.Length == 0)
        {
            throw new TokenException($"{Provider} returned none", isTransient: false);
        }

        return AtlasCredentials.IsUsable(secret.ClientId + secret.Secret)
            ? secret
            : throw new TokenException(
                $"{Provider} returned one that {AtlasCredentials.UnusableReason}",
                isTransient: false
            );
    }

    /// <summary>The token that was kept; <see langword="null"/> when there is none.</summary>
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

    /// <summary>Keeps a token, or forgets the one that was kept.</summary>
    /// <exception cref="TokenException">The store failed.</exception>
    public Task WriteAsync(
        AtlasClientSecret secret,
        AtlasEndpoint endpoint,
        AtlasStoredToken? token,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            Store,
            async () =>
            {
                if (store is not null)
                {
                    await store
                        .WriteAsync(secret.ClientId, endpoint.Address, token, cancellationToken)
                        .ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken
        );

    private static async Task<T> AskAsync<T>(
        string whose,
        Func<ValueTask<T>> ask,
        CancellationToken cancellationToken
    )
    {
        try
        {
            // It may ignore the token.
            return await ask().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Its message may contain a secret, so it is the inner exception.
            throw cancellationToken.IsCancellationRequested
                ? TokenException.TooLate(whose, exception)
                : new TokenException(
                    $"{whose} failed ({exception.GetType().Name})",
                    isTransient: false,
                    inner: exception
                );
        }
    }
}
