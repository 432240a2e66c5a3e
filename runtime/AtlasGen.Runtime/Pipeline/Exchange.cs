using System.Net.Http.Headers;

namespace AtlasGen.Runtime;

/// <summary>What one attempt of a call sends, as often as the authentication needs it.</summary>
internal sealed class Exchange(AtlasServer server, AtlasRequest request)
{
    private readonly Uri _uri = server.AddressOf(request.Path, request.Query);

    public AtlasServer Server { get; } = server;

    public string Method => request.Operation.Method.Method;

    /// <summary>Path and query as they stand on the wire, which a digest is made over.</summary>
    public string Target => _uri.PathAndQuery;

    /// <summary>Sends the request; headers of the response have come when the task ends.</summary>
    public Task<HttpResponseMessage> SendAsync(
        AuthenticationHeaderValue? authorization,
        CancellationToken cancellationToken
    )
    {
        var message = new HttpRequestMessage(request.Operation.Method, _uri);
        if (request.Body is { } body)
        {
            message.Content = body.Content();
            if (request.Operation.ContentType is { } contentType)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            }
        }

        if (request.Operation.Accept is { } accept)
        {
            message.Headers.TryAddWithoutValidation("Accept", accept);
        }

        message.Headers.Authorization = authorization;
        foreach (var (name, value) in request.Headers ?? [])
        {
            // HttpClient keeps headers that speak of the body apart (Content-Encoding).
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (request.OmittedProperties is { } omitted)
        {
            message.Options.Set(AtlasRequest.OmittedKey, omitted);
        }

        return Server.SendAsync(message, cancellationToken);
    }
}
