using System.Net;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Authentication;

public sealed class TokenCacheTests : IDisposable
{
    private readonly Transport _transport;
    private readonly HttpMessageInvoker _invoker;
    private Action _onRequest = static () => { };

    public TokenCacheTests()
    {
        _transport = new(
            (_, _) =>
            {
                _onRequest();
                return Task.FromResult(
                    Transport.Response(500, """{"error":"server_error","detail":"Broken."}""")
                );
            }
        );
        _invoker = new(_transport);
    }

    public void Dispose() => _invoker.Dispose();

    [Fact]
    public async Task Waits_between_requests_have_a_random_part()
    {
        var time = new TestClock();
        var token = FetchAsync(time);
        foreach (var seconds in (double[])[0.75, 1.5])
        {
            var wait = TimeSpan.FromSeconds(seconds);
            await Task.WhenAny(token, time.WaitBegunAsync(wait, wait));
            Assert.False(token.IsCompleted);
            time.Advance(wait);
        }

        await Assert.ThrowsAsync<AtlasAuthenticationException>(() => token);
        Assert.Equal(3, _transport.Requests.Count);
    }

    [Fact]
    public async Task A_wait_that_the_time_limit_would_end_does_not_begin()
    {
        var time = new TestClock();
        var wait = TimeSpan.FromSeconds(0.75);
        _onRequest = () => time.Advance(AccessToken.TimeLimit - wait);
        var token = FetchAsync(time);
        Assert.Same(token, await Task.WhenAny(token, time.WaitBegunAsync(wait, wait)));
        await AssertFailedAsync(token);
    }

    [Fact]
    public Task A_wait_that_ends_after_the_time_limit_leaves_the_last_failure() =>
        AssertFailedAsync(
            FetchAsync(new LateClock(TimeSpan.FromSeconds(0.75), AccessToken.TimeLimit))
        );

    private async Task AssertFailedAsync(Task token)
    {
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() => token);
        Assert.Equal(
            (HttpStatusCode.InternalServerError, "server_error", "Broken."),
            (exception.StatusCode!.Value, exception.ErrorCode, exception.Detail)
        );
        Assert.Single(_transport.Requests);
    }

    private Task FetchAsync(FakeTimeProvider time)
    {
        var endpoint = new AtlasEndpoint(_invoker, new("https://example.com"), null, time);
        var source = new ServiceAccountSource(
            _ => new(new AtlasClientSecret("id", "secret")),
            null
        );
        var cache = new TokenCache(new(source, TokenGrant.ServiceAccount), new FixedRandom(0.5));
        return cache.GetAsync(endpoint, TestContext.Current.CancellationToken).AsTask();
    }
}
