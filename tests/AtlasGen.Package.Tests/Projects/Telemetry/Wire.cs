using System.Collections.Concurrent;
using System.Net;

namespace Acme.Tool;

/// <summary>Rejects one list because of a rate limit, and collects the credentials that are sent.</summary>
internal sealed class Wire : DelegatingHandler
{
    private static int s_lists;

    public static ConcurrentQueue<string> Sent { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.Headers.Authorization?.Parameter is { } credentials)
        {
            Sent.Enqueue(credentials);
        }

        if (request.Method != HttpMethod.Get || Interlocked.Increment(ref s_lists) > 1)
        {
            return base.SendAsync(request, cancellationToken);
        }

        var rejection = new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            Content = new StringContent("s3cret-of-a-body"),
        };
        rejection.Headers.RetryAfter = new(TimeSpan.FromSeconds(1));
        return Task.FromResult(rejection);
    }
}
