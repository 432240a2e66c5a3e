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
        var (method, body) = (message.Method, message.Content);
        await UserCode
            .RunAsync(
                Function,
                static (its, stop) => its.RunAsync(stop),
                new Run(authenticate, message),
                cancellationToken
            )
            .ConfigureAwait(false);
        var server = attempt.Endpoint.Address;
        var changed =
            !IsOfServer(message.RequestUri, server) ? "server"
            : !IsHostOf(message, server) ? "Host header"
            : message.Method != method ? "method"
            : message.Content != body ? "body"
            : null;
        return changed is null
            ? await attempt.SendMessageAsync(message, cancellationToken).ConfigureAwait(false)
            : throw new AtlasAuthenticationException(
                $"{Function} changed the {changed} of the request. It can change only the path, the query, and the other headers."
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

    /// <summary>Determines whether the Host header, which a proxy may use instead of the address, is missing or names the server.</summary>
    private static bool IsHostOf(HttpRequestMessage message, Uri server) =>
        !message.Headers.NonValidated.TryGetValues("Host", out var host)
        || (
            Uri.TryCreate($"{server.Scheme}://{host}", UriKind.Absolute, out var address)
            && address.PathAndQuery + address.Fragment == "/"
            && IsOfServer(address, server)
        );

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
