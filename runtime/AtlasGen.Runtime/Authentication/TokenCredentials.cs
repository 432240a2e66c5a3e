namespace AtlasGen.Runtime;

/// <summary>Tokens that come from the user.</summary>
internal sealed class TokenCredentials(Func<CancellationToken, ValueTask<string>> provider)
    : AtlasCredentials
{
    internal override async ValueTask<HttpResponseMessage> SendAsync(
        Exchange exchange,
        CancellationToken cancellationToken
    )
    {
        var token = await provider(cancellationToken).ConfigureAwait(false);
        return await exchange.SendAsync(Bearer(token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string ToString() => "access token";
}
