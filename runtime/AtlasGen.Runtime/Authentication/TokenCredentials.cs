namespace AtlasGen.Runtime;

/// <summary>Authenticates with access tokens from the user's own function.</summary>
internal sealed class TokenCredentials(Func<CancellationToken, ValueTask<string>> provider)
    : AtlasCredentials
{
    private const string Provider = "The provider of the access token";

    internal override async ValueTask<HttpResponseMessage> SendAsync(
        Attempt attempt,
        CancellationToken cancellationToken
    )
    {
        string? token;
        try
        {
            var provided = provider(cancellationToken);
            // A token that is already available needs no task. A provider that takes longer may ignore the cancellation token.
            token = provided.IsCompletedSuccessfully
                ? provided.Result
                : await provided
                    .AsTask()
                    .WaitOrAbandonAsync(cancellationToken)
                    .ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The call throws a timeout with this as the inner exception, unless the caller canceled it.
            if (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(
                    $"{Provider} did not respond before the end of the attempt.",
                    exception,
                    cancellationToken
                );
            }

            // The message of the exception may contain a secret, so it is only the inner exception.
            throw new AtlasAuthenticationException(
                $"{Provider} failed ({exception.GetType().Name}).",
                exception
            );
        }

        if (string.IsNullOrEmpty(token))
        {
            throw new AtlasAuthenticationException($"{Provider} returned no token.");
        }

        return await attempt.SendAsync(Bearer(token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string ToString() => "access token";
}
