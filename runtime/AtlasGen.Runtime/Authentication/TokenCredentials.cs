namespace AtlasGen.Runtime;

/// <summary>Tokens that come from the user.</summary>
internal sealed class TokenCredentials(Func<CancellationToken, ValueTask<string>> provider)
    : AtlasCredentials
{
    internal override async ValueTask<HttpResponseMessage> SendAsync(
        Attempt exchange,
        CancellationToken cancellationToken
    )
    {
        string? token;
        try
        {
            var asked = provider(cancellationToken);
            // A token that is there already costs no task.
            token = asked.IsCompletedSuccessfully
                ? asked.Result
                : await UserCode.WaitAsync(asked.AsTask(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // A vault's own time that is over is a fault of the vault; the time of the call is not.
            cancellationToken.ThrowIfCancellationRequested();
            // Its message may hold a secret; it is the inner exception.
            throw new AtlasAuthenticationException(
                $"The provider of the access token failed ({exception.GetType().Name}).",
                exception
            );
        }

        if (string.IsNullOrEmpty(token))
        {
            throw new AtlasAuthenticationException("The provider of the access token gave none.");
        }

        return await exchange.SendAsync(Bearer(token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string ToString() => "access token";
}
