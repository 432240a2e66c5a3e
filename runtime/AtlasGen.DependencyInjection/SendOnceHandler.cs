namespace AtlasGen.DependencyInjection;

/// <summary>Sends a POST or a PATCH only once, whatever the handlers in front of it do.</summary>
internal sealed class SendOnceHandler : DelegatingHandler
{
    // A handler may send a copy of the request, so the count belongs to the client's own attempt and not to the request.
    private static readonly AsyncLocal<Passage?> Current = new();

    /// <summary>Starts to count for a request of the client. The caller must be an asynchronous method, at whose end the count is discarded.</summary>
    public static void Begin() => Current.Value = new();

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var isRepeated =
            Current.Value is { } passage && Interlocked.Increment(ref passage.Count) > 1;
        return
            isRepeated && (request.Method == HttpMethod.Post || request.Method == HttpMethod.Patch)
            ? throw new HttpRequestException(
                $"A handler from ConfigureHttpClientDefaults sent the {request.Method} again. The request was blocked, because the server may already have processed it. Remove the handler from this client, or add it to the builder that AddAtlasClient returns."
            )
            : base.SendAsync(request, cancellationToken);
    }

    private sealed class Passage
    {
        public int Count;
    }
}
