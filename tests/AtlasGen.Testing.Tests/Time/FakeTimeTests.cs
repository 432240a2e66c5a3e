using System.Collections.Concurrent;
using System.Net;
using Acme.Atlas;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Testing.Tests.Time;

/// <summary>Waits take no real time, and time limits expire only if a wait is longer.</summary>
public sealed class FakeTimeTests : IDisposable
{
    private static readonly Group Shop = new() { Name = "Shop", OrgId = "2" };

    private static readonly ClusterDescription20240805 Creating = new()
    {
        Name = "a",
        StateName = ClusterDescriptionStateName.Creating,
    };

    private static readonly ClusterDescription20240805 Idle = Creating with
    {
        StateName = ClusterDescriptionStateName.Idle,
    };

    private readonly AtlasFake _fake = new();
    private readonly AtlasClient _atlas;

    public FakeTimeTests() => _atlas = _fake.CreateClient<AtlasClient>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _atlas.Dispose();
        _fake.Dispose();
    }

    [Fact]
    public async Task A_wait_polls_until_the_state_is_reached()
    {
        _fake.On(AtlasOperations.CreateGroupCluster).Return(Creating);
        var read = _fake.On(AtlasOperations.GetGroupCluster);
        for (var i = 0; i < 100; i++)
        {
            read.Return(Creating);
        }

        read.Return(Idle);
        var start = _fake.TimeProvider.GetTimestamp();
        var cluster = await _atlas.Clusters.CreateGroupClusterAndWaitAsync(
            "1",
            new ClusterDescription20240805 { Name = "a" },
            wait: new() { Interval = TimeSpan.FromSeconds(20) },
            cancellationToken: Stop
        );
        Assert.Equal(Idle, cluster);
        Assert.Equal(101, _fake.Requests(AtlasOperations.GetGroupCluster).Count);
        Assert.Equal(TimeSpan.FromSeconds(2000), _fake.TimeProvider.GetElapsedTime(start));
    }

    [Fact]
    public async Task A_wait_times_out()
    {
        _fake.On(AtlasOperations.CreateGroupCluster).Return(Creating);
        _fake.On(AtlasOperations.GetGroupCluster).Return(Creating);
        var failure = await Assert.ThrowsAsync<AtlasWaitException>(() =>
            _atlas.Clusters.CreateGroupClusterAndWaitAsync(
                "1",
                new ClusterDescription20240805 { Name = "a" },
                cancellationToken: Stop
            )
        );
        Assert.True(failure.IsTimeout);
        Assert.Equal("CREATING", failure.State);
    }

    [Fact]
    public async Task A_delay_that_is_longer_than_the_time_limit_ends_the_attempt()
    {
        _fake
            .On(AtlasOperations.GetGroup)
            .Delay(TimeSpan.FromSeconds(59))
            .Return(Shop with { Id = "1" })
            .Delay(TimeSpan.FromSeconds(61))
            .Return(Shop with { Id = "2" })
            .Return(Shop with { Id = "3" });
        Assert.Equal("1", (await _atlas.Projects.GetGroupAsync("1", cancellationToken: Stop)).Id);
        var start = _fake.TimeProvider.GetTimestamp();
        Assert.Equal("3", (await _atlas.Projects.GetGroupAsync("1", cancellationToken: Stop)).Id);
        Assert.Equal(3, _fake.Requests(AtlasOperations.GetGroup).Count);
        // The attempt, and the delay before the next one.
        Assert.InRange(_fake.TimeProvider.GetElapsedTime(start).TotalSeconds, 60, 60.5);
    }

    [Fact]
    public async Task A_delay_can_be_canceled()
    {
        _fake.On(AtlasOperations.GetGroup).Delay(TimeSpan.FromSeconds(30)).Return(Shop);
        using var cancellation = new CancellationTokenSource();
        using var atlas = _fake.CreateClient<AtlasClient>(options =>
            options.TimeProvider = new FakeTimeProvider()
        );
        var call = atlas.Projects.GetGroupAsync("1", cancellationToken: cancellation.Token);
        Assert.False(call.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Another_time_provider_is_used_as_it_is()
    {
        var time = new FakeTimeProvider();
        using var atlas = _fake.CreateClient<AtlasClient>(options => options.TimeProvider = time);
        _fake.On(AtlasOperations.GetGroup).Delay(TimeSpan.FromSeconds(30)).Return(Shop);
        var call = atlas.Projects.GetGroupAsync("1", cancellationToken: Stop);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Shop, await call);
    }

    [Fact]
    public async Task Calls_succeed_although_all_waits_together_exceed_their_time_limits()
    {
        for (var i = 0; i < 100; i++)
        {
            var id = $"{i}";
            var wait = TimeSpan.FromSeconds(5 + (i % 10));
            _fake
                .On(AtlasOperations.GetGroupCluster)
                .Where(request => request.Path["groupId"] == id)
                .Fail(HttpStatusCode.ServiceUnavailable, retryAfter: wait)
                .Fail(HttpStatusCode.ServiceUnavailable, retryAfter: wait)
                .Return(Idle);
        }

        var options = new AtlasRequestOptions { Timeout = TimeSpan.FromSeconds(60) };
        var start = _fake.TimeProvider.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(i =>
                    Task.Run(
                        () =>
                            _atlas.Clusters.GetGroupClusterAsync(
                                $"{i}",
                                "a",
                                options: options,
                                cancellationToken: Stop
                            ),
                        Stop
                    )
                )
        );
        Assert.Equal(300, _fake.Requests(AtlasOperations.GetGroupCluster).Count);
        Assert.True(_fake.TimeProvider.GetElapsedTime(start) > TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Calls_that_wait_for_credentials_do_not_hold_the_time()
    {
        _fake.On(AtlasOperations.GetGroup).Delay(TimeSpan.FromSeconds(5)).Return(Shop);
        using var unreliable = new UnreliableTokens(_fake);
        AtlasCredentials[] all =
        [
            AtlasCredentials.ServiceAccount("id", "secret"),
            // Until there is a challenge, one call after another is sent.
            AtlasCredentials.ApiKey("public", "private"),
        ];
        foreach (var credentials in all)
        {
            using var atlas = _fake.CreateClient<AtlasClient>(options =>
            {
                options.Credentials = credentials;
                options.Transport = unreliable;
            });
            await Task.WhenAll(
                Enumerable
                    .Range(0, 5)
                    .Select(i => atlas.Projects.GetGroupAsync($"{i}", cancellationToken: Stop))
            );
        }

        Assert.Equal(10, _fake.Requests(AtlasOperations.GetGroup).Count);
    }

    [Fact]
    public async Task Waits_end_in_the_order_in_which_they_are_due()
    {
        var order = new ConcurrentQueue<string>();
        Task? both = null;
        _fake.On(AtlasOperations.GetGroupCluster).Delay(TimeSpan.FromSeconds(20)).Return(Idle);
        _fake.On(AtlasOperations.DeleteGroup).Delay(TimeSpan.FromSeconds(10)).Return();
        _fake
            .On(AtlasOperations.GetGroup)
            .Respond(_ =>
            {
                // Both start to wait during this call, which holds the time.
                both = Task.WhenAll(
                    RunAsync(
                        "long",
                        () =>
                            _atlas.Clusters.GetGroupClusterAsync("1", "a", cancellationToken: Stop)
                    ),
                    RunAsync(
                        "short",
                        () => _atlas.Projects.DeleteGroupAsync("1", cancellationToken: Stop)
                    )
                );
                return Shop;
            });
        await _atlas.Projects.GetGroupAsync("1", cancellationToken: Stop);
        await both!;
        Assert.Equal(["short", "long"], order);

        async Task RunAsync(string name, Func<Task> call)
        {
            await call();
            order.Enqueue(name);
        }
    }

    /// <summary>Fails the first request for a token, which is then repeated after a wait.</summary>
    private sealed class UnreliableTokens(AtlasFake fake) : DelegatingHandler(fake)
    {
        private int _requests;

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            request.RequestUri!.AbsolutePath == "/api/oauth/token"
            && Interlocked.Increment(ref _requests) == 1
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError))
                : base.SendAsync(request, cancellationToken);
    }
}
