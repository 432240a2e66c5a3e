namespace AtlasGen.DependencyInjection;

/// <summary>Sends a POST or a PATCH only once, whatever the handlers in front of it do.</summary>
internal sealed class SendOnceHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var isRepeated = Passage.Current?.Count() > 1;
        return
            isRepeated && (request.Method == HttpMethod.Post || request.Method == HttpMethod.Patch)
            ? throw new HttpRequestException(
                $"A handler from ConfigureHttpClientDefaults sent the {request.Method} again. The request was blocked, because the server may already have processed it. Remove the handler from this client, or add it to the builder that AddAtlasClient returns."
            )
            : base.SendAsync(request, cancellationToken);
    }
}
