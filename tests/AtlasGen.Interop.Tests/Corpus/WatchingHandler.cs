using System.Net.Http.Headers;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Sends, and keeps the last request and its answer.</summary>
internal sealed class WatchingHandler()
    : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    /// <summary>The last request.</summary>
    public (HttpMethod Method, Uri Uri, HttpRequestHeaders Headers, byte[]? Body) Request
    {
        get;
        private set;
    }

    /// <summary>Its answer; <see langword="null"/> where none came.</summary>
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
