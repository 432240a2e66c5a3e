using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Authentication;

public class TokenCacheTests
{
    [Fact]
    public async Task Waits_between_requests_have_a_random_part()
    {
        var time = new TestClock();
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(500, "{}"))
        );
        using var invoker = new HttpMessageInvoker(transport, disposeHandler: false);
        var endpoint = new AtlasEndpoint(invoker, new("https://example.com"), null, time);
        var source = new ServiceAccountSource(_ => new(new AtlasClientSecret("id", "s")), null);
        var cache = new TokenCache(new(source), new FixedRandom(0.5));
        var token = cache.GetAsync(endpoint, TestContext.Current.CancellationToken).AsTask();
        foreach (var seconds in (double[])[0.75, 1.5])
        {
            var wait = TimeSpan.FromSeconds(seconds);
            await Task.WhenAny(token, time.WaitBegunAsync(wait, wait));
            Assert.False(token.IsCompleted);
            time.Advance(wait);
        }

        await Assert.ThrowsAsync<AtlasAuthenticationException>(() => token);
        Assert.Equal(3, transport.Requests.Count);
    }
}
