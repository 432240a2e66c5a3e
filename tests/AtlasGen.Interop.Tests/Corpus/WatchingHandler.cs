using System.Net.Http.Headers;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Sends requests and keeps the last one with its response.</summary>
internal sealed class WatchingHandler()
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    /// <summary>Gets the last request.</summary>
    public (HttpMethod Method, Uri Uri, HttpRequestHeaders Headers, byte[]? Body) Request
    {
        get;
        private set;
    }

    /// <summary>Gets the response; <see langword="null"/> if there was none.</summary>
    public HttpResponseMessage? Response { get; private set; }

    public byte[] ResponseBody { get; private set; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Response = null;
        Request = (
            request.Method,
            request.RequestUri!,
            request.Headers,
            request.Content is null
                ? null
                : await request.Content.ReadAsByteArrayAsync(cancellationToken)
        );
        Response = await base.SendAsync(request, cancellationToken);
        await Response.Content.LoadIntoBufferAsync(cancellationToken);
        ResponseBody = await Response.Content.ReadAsByteArrayAsync(cancellationToken);
        return Response;
    }
}
