namespace AtlasGen.Runtime;

/// <summary>Where the user keeps the secret of a service account, and its token between processes.</summary>
/// <remarks>
/// It is code of the user, whose faults are not those of the endpoint: a file that is missing is an
/// <see cref="IOException"/> too, and no reason to ask again.
/// </remarks>
internal sealed class ServiceAccountSource(
    Func<CancellationToken, ValueTask<AtlasClientSecret>> provider,
    IAtlasTokenStore? store
)
{
    private const string Provider = "the provider of its secret";

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
            throw new TokenException($"{Provider} gave none", isTransient: false);
        }

        return AtlasCredentials.IsUsable(secret.ClientId + secret.Secret)
            ? secret
            : throw new TokenException(
                $"{Provider} gave one that {AtlasCredentials.UnusableReason}",
                isTransient: false
            );
    }

    /// <summary>The token that was kept; <see langword="null"/> when there is none.</summary>
    /// <exception cref="TokenException">The store failed.</exception>
    public Task<AtlasStoredToken?> ReadAsync(
        AtlasClientSecret secret,
        AtlasEndpoint server,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            "its token store",
            () => store?.ReadAsync(secret.ClientId, server.Address, cancellationToken) ?? default,
            cancellationToken
        );

    /// <summary>Keeps a token, or forgets the one that was kept.</summary>
    /// <exception cref="TokenException">The store failed.</exception>
    public Task WriteAsync(
        AtlasClientSecret secret,
        AtlasEndpoint server,
        AtlasStoredToken? token,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            "its token store",
            async () =>
            {
                if (store is not null)
                {
                    await store
                        .WriteAsync(secret.ClientId, server.Address, token, cancellationToken)
                        .ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken
        );

    private static async Task<T> AskAsync<T>(
        string whom,
        Func<ValueTask<T>> ask,
        CancellationToken cancellationToken
    )
    {
        try
        {
            // On a thread of its own, since code that blocks would hold all callers.
            var task = Task.Run(() => ask().AsTask(), CancellationToken.None);
            return await UserCode.WaitAsync(task, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Its message may hold a secret; it is the inner exception.
            throw new TokenException(
                cancellationToken.IsCancellationRequested
                    ? $"{whom} did not respond in time"
                    : $"{whom} failed ({exception.GetType().Name})",
                isTransient: false,
                inner: exception
            );
        }
    }
}
