namespace AtlasGen.DependencyInjection;

/// <summary>Lets a POST or a PATCH pass once only, whatever handlers in front of it do.</summary>
internal sealed class OnceHandler : DelegatingHandler
{
    // A handler that repeats may send a copy of the request, so the mark belongs to what the client sends.
    private static readonly AsyncLocal<Passage?> Current = new();

    /// <summary>Begins what the client sends. The caller must be an asynchronous method, at whose end it is forgotten.</summary>
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
                $"A handler from ConfigureHttpClientDefaults sent the {request.Method} again. It may have been done already, so it is not sent. Remove the handler from this client, or add it to the builder that AddAtlasClient returns."
            )
            : base.SendAsync(request, cancellationToken);
    }

    private sealed class Passage
    {
        public int Count;
    }
}
