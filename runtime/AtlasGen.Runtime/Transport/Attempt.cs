using System.Net.Http.Headers;

namespace AtlasGen.Runtime;

/// <summary>Represents one attempt of a call. It sends the request, more than once if the authentication requires it.</summary>
internal sealed class Attempt(AtlasEndpoint endpoint, AtlasRequest request)
{
    private readonly Uri _uri = endpoint.AddressOf(request.Path, request.Query);

    public AtlasEndpoint Endpoint { get; } = endpoint;

    public AtlasRequest Request => request;

    /// <summary>Gets the caller's token. That of the attempt is also canceled when the time of the attempt expires.</summary>
    public CancellationToken Caller { get; init; }

    public string Method => request.Operation.Method.Method;

    /// <summary>Gets the path and the query exactly as they are sent, which a digest includes.</summary>
    public string Target => _uri.PathAndQuery;

    /// <summary>Gets a value that indicates whether the body, if there is one, can be sent again.</summary>
    public bool CanRepeat => request.Body is not { CanRepeat: false };

    /// <summary>Gets or sets a value that indicates whether the body is sent only after the server has accepted the headers (RFC 9110 section 10.1.1).</summary>
    public bool ExpectsContinue { get; set; }

    /// <summary>Gets a value that indicates whether the request was handed to the transport, so that the server may have received it.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Sends the request. The task completes when the headers of the response have been received.</summary>
    public Task<HttpResponseMessage> SendAsync(
        AuthenticationHeaderValue? authorization,
        CancellationToken cancellationToken
    )
    {
        var message = CreateMessage();
        message.Headers.Authorization = authorization;
        return SendMessageAsync(message, cancellationToken);
    }

    /// <summary>Sends a message of this attempt. The task completes when the headers of the response have been received.</summary>
    public Task<HttpResponseMessage> SendMessageAsync(
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        IsSent = true;
        return Endpoint.SendAsync(message, cancellationToken);
    }

    /// <summary>Creates a message for the request, to which the credentials are added.</summary>
    public HttpRequestMessage CreateMessage()
    {
        var message = Message(request.Operation.Method, request.Body?.Content());
        if (ExpectsContinue)
        {
            message.Headers.ExpectContinue = true;
        }

        return message;
    }

    /// <summary>Sends a GET without a body and credentials to the same URL to receive a challenge. It changes nothing, whatever the operation does.</summary>
    public Task<HttpResponseMessage> ProbeAsync(CancellationToken cancellationToken) =>
        Endpoint.SendAsync(Message(HttpMethod.Get, content: null), cancellationToken);

    private AttemptMessage Message(HttpMethod method, HttpContent? content)
    {
        var message = new AttemptMessage(this, method, _uri) { Content = content };
        if (request.Operation.ContentType is { } contentType)
        {
            content?.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        if (request.Operation.Accept is { } accept)
        {
            message.Headers.TryAddWithoutValidation("Accept", accept);
        }

        foreach (var (name, value) in request.Headers ?? [])
        {
            // HttpClient keeps headers that describe the body, such as Content-Encoding, in a separate collection.
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }
}
