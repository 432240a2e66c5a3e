namespace AtlasGen.Runtime;

/// <summary>Authenticates with the user's own function, which changes the request.</summary>
internal sealed class CustomCredentials(
    Func<HttpRequestMessage, CancellationToken, ValueTask> authenticate
) : AtlasCredentials
{
    private const string Function = "The function of the custom credentials";

    internal override async ValueTask<HttpResponseMessage> SendAsync(
        Attempt attempt,
        CancellationToken cancellationToken
    )
    {
        var message = attempt.CreateMessage();
        await UserCode
            .RunAsync(
                Function,
                static (its, stop) => its.RunAsync(stop),
                new Run(authenticate, message),
                cancellationToken
            )
            .ConfigureAwait(false);
        return IsOfServer(message.RequestUri, attempt.Endpoint.Address)
            ? await attempt.SendMessageAsync(message, cancellationToken).ConfigureAwait(false)
            : throw new AtlasAuthenticationException(
                $"{Function} changed the server of the request. It can change only the path and the query."
            );
    }

    /// <inheritdoc/>
    public override string ToString() => "custom credentials";

    private static bool IsOfServer(Uri? address, Uri server) =>
        address is { IsAbsoluteUri: true, UserInfo: "" }
        && Uri.Compare(
            address,
            server,
            UriComponents.SchemeAndServer,
            UriFormat.UriEscaped,
            StringComparison.OrdinalIgnoreCase
        ) == 0;

    private sealed record Run(
        Func<HttpRequestMessage, CancellationToken, ValueTask> Authenticate,
        HttpRequestMessage Message
    )
    {
        public async ValueTask<bool> RunAsync(CancellationToken cancellationToken)
        {
            await Authenticate(Message, cancellationToken).ConfigureAwait(false);
            return true;
        }
    }
}
