namespace AtlasGen.DependencyInjection;

/// <summary>Sends each request through the current handlers of the factory, which replaces them every few minutes.</summary>
internal sealed class FactoryTransport(IHttpMessageHandlerFactory factory, string name)
    : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Passage.Begin(request);
        // The factory owns the handlers, and disposes them once they are no longer in use.
        using var invoker = new HttpMessageInvoker(
            factory.CreateHandler(name),
            disposeHandler: false
        );
        return await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
