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
        string? token = await UserCode
            .RunAsync(Provider, static (ask, stop) => ask(stop), provider, cancellationToken)
            .ConfigureAwait(false);
        if (string.IsNullOrEmpty(token))
        {
            throw new AtlasAuthenticationException($"{Provider} returned no token.");
        }

        return await attempt.SendAsync(Bearer(token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string ToString() => "access token";
}
