namespace AtlasGen.DependencyInjection;

/// <summary>Sends each request through the handlers that the factory has at the time, which it replaces every few minutes.</summary>
internal sealed class FactoryTransport(IHttpMessageHandlerFactory factory, string name)
    : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        OnceHandler.Begin();
        // The factory owns its handlers; it waits until nobody uses them.
        using var invoker = new HttpMessageInvoker(
            factory.CreateHandler(name),
            disposeHandler: false
        );
        return await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
