using System.Net.Sockets;
using AtlasGen.Interop.Tests.Client;
using AtlasGen.Samples.StandIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Interop.Tests.DependencyInjection;

/// <summary>Tests the health check of a client of the container, as the health check service of .NET runs it.</summary>
public class HealthCheckTests
{
    private const string Name = "AtlasGen.Interop.Tests.Client.IAtlasClient";

    private readonly FakeTimeProvider _time = new();
    private readonly ServiceCollection _services = new();
    private int _calls;

    public HealthCheckTests()
    {
        _services.AddLogging();
        _services.AddSingleton<TimeProvider>(_time);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_result_is_used_again_until_it_is_old()
    {
        await using var server = await AtlasStandInServer.StartAsync();
        AddClient(server.BaseAddress, server.ClientId, server.ClientSecret);
        _services.AddHealthChecks().AddAtlasHealthCheck<IAtlasClient>(ListAsync);
        await using var provider = _services.BuildServiceProvider();
        Assert.Equal((HealthStatus.Healthy, "The call succeeded."), await CheckAsync(provider));
        _time.Advance(TimeSpan.FromSeconds(29));
        await CheckAsync(provider);
        Assert.Equal(1, _calls);
        _time.Advance(TimeSpan.FromSeconds(1));
        await CheckAsync(provider);
        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task A_failure_is_used_again_for_the_time_that_is_set()
    {
        AddClient(new Uri("http://127.0.0.1:1"), "id", "secret");
        _services
            .AddHealthChecks()
            .AddAtlasHealthCheck<IAtlasClient>(
                (_, _) =>
                {
                    _calls++;
                    throw new InvalidOperationException("s3cret");
                },
                cacheDuration: TimeSpan.FromSeconds(5)
            );
        await using var provider = _services.BuildServiceProvider();
        var expected = (HealthStatus.Unhealthy, "The call failed with InvalidOperationException.");
        Assert.Equal(expected, await CheckAsync(provider));
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(expected, await CheckAsync(provider));
        Assert.Equal(1, _calls);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(expected, await CheckAsync(provider));
        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task Checks_at_the_same_time_share_a_call_which_no_caller_takes_from_the_others()
    {
        await using var server = await AtlasStandInServer.StartAsync();
        AddClient(server.BaseAddress, server.ClientId, server.ClientSecret);
        var (started, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        _services
            .AddHealthChecks()
            .AddAtlasHealthCheck<IAtlasClient>(
                async (atlas, stop) =>
                {
                    await ListAsync(atlas, stop);
                    started.SetResult();
                    await released.Task;
                    stop.ThrowIfCancellationRequested();
                }
            );
        await using var provider = _services.BuildServiceProvider();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var left = CheckAsync(provider, leaving.Token);
        await started.Task;
        var checks = Enumerable.Range(0, 50).Select(_ => CheckAsync(provider)).ToList();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            left.WaitAsync(TimeSpan.FromSeconds(30), Stop)
        );
        released.SetResult();
        Assert.All(
            await Task.WhenAll(checks),
            result => Assert.Equal(HealthStatus.Healthy, result.Status)
        );
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task Each_keyed_client_has_its_own_check()
    {
        await using var server = await AtlasStandInServer.StartAsync();
        AddClient(server.BaseAddress, server.ClientId, server.ClientSecret, "good");
        AddClient(server.BaseAddress, server.ClientId, "wrong", "bad");
        _services
            .AddHealthChecks()
            .AddAtlasHealthCheck<IAtlasClient>(ListAsync, key: "good")
            .AddAtlasHealthCheck<IAtlasClient>(
                ListAsync,
                key: "bad",
                name: "atlas-bad",
                failureStatus: HealthStatus.Degraded,
                tags: ["ready"]
            );
        await using var provider = _services.BuildServiceProvider();
        var report = await ReportAsync(provider, Stop);
        Assert.Equal(HealthStatus.Healthy, report.Entries[$"{Name}[good]"].Status);
        var bad = report.Entries["atlas-bad"];
        Assert.Equal(
            (
                HealthStatus.Degraded,
                "The client has no access token: the server returned 401 (invalid_client).",
                null
            ),
            (bad.Status, bad.Description, bad.Exception)
        );
        Assert.Equal(["ready"], bad.Tags);
    }

    [Theory]
    [InlineData(401, "USER_UNAUTHORIZED", "The server returned 401 (USER_UNAUTHORIZED).")]
    [InlineData(
        403,
        "IP_ADDRESS_NOT_ON_ACCESS_LIST",
        "The server returned 403 (IP_ADDRESS_NOT_ON_ACCESS_LIST)."
    )]
    [InlineData(500, "<b>https://inner.example?key=s3cret", "The server returned 500.")]
    [InlineData(404, "", "The server returned 404.")]
    [InlineData(200, null, "The client cannot read the response.")]
    public async Task A_failure_is_described_without_secrets_and_addresses(
        int status,
        string? code,
        string expected
    )
    {
        await using var server = await LoopbackKestrel.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsJsonAsync(
                code is null
                    ? "no list"
                    : new { errorCode = code, detail = $"s3cret of {context.Request.Host}" }
                        as object,
                Stop
            );
        });
        AddTokenClient(server.Address);
        Assert.Equal((HealthStatus.Unhealthy, expected), await CheckAsync());
    }

    [Fact]
    public async Task A_server_that_does_not_listen()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://{listener.LocalEndpoint}";
        listener.Stop();
        AddTokenClient(new Uri(address));
        Assert.Equal(
            (HealthStatus.Unhealthy, "The client received no complete response."),
            await CheckAsync()
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_or_a_call_that_hangs(bool heedsToken)
    {
        var arrived = new TaskCompletionSource();
        await using var server = await LoopbackKestrel.StartAsync(async context =>
        {
            arrived.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted)
                .ContinueWith(_ => { }, TaskScheduler.Default);
        });
        AddTokenClient(server.Address);
        using var abandoned = new CancellationTokenSource();
        var check = CheckAsync(
            (atlas, stop) => ListAsync(atlas, heedsToken ? stop : abandoned.Token),
            TimeSpan.FromSeconds(3)
        );
        await arrived.Task;
        Assert.False(check.IsCompleted);
        await AdvanceUntilAsync(check);
        Assert.Equal(
            (HealthStatus.Unhealthy, "The call did not complete within 3 s."),
            await check
        );
        await abandoned.CancelAsync();
    }

    [Fact]
    public async Task A_rate_limit_is_degraded_also_while_the_client_waits_for_it()
    {
        var requests = 0;
        await using var server = await StartLimitedServerAsync(() =>
            Interlocked.Increment(ref requests)
        );
        AddTokenClient(server.Address, options => options.Timeout = TimeSpan.FromHours(1));
        var isLimited = new TaskCompletionSource();
        _services.AddLogging(logging =>
            logging.AddProvider(
                new TestLog(line =>
                {
                    if (line.Contains("rate limit is exceeded;", StringComparison.Ordinal))
                    {
                        isLimited.TrySetResult();
                    }
                })
            )
        );
        _services.AddHealthChecks().AddAtlasHealthCheck<IAtlasClient>(ListAsync);
        await using var provider = _services.BuildServiceProvider();
        for (var i = 0; i < 2; i++)
        {
            var check = CheckAsync(provider);
            await isLimited.Task;
            await AdvanceUntilAsync(check);
            Assert.Equal(
                (HealthStatus.Degraded, "The server's rate limit is exceeded."),
                await check
            );
            _time.Advance(TimeSpan.FromSeconds(30));
        }

        // The second call only waited.
        Assert.Equal((2, 1), (_calls, requests));
    }

    [Fact]
    public async Task A_rate_limit_is_degraded_if_the_time_limit_of_the_client_is_shorter()
    {
        await using var server = await StartLimitedServerAsync(() => { });
        AddTokenClient(server.Address, options => options.Timeout = TimeSpan.FromSeconds(5));
        _services
            .AddHealthChecks()
            .AddAtlasHealthCheck<IAtlasClient>(ListAsync, cacheDuration: TimeSpan.Zero);
        await using var provider = _services.BuildServiceProvider();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(
                (HealthStatus.Degraded, "The server's rate limit is exceeded."),
                await CheckAsync(provider)
            );
        }

        Assert.Equal(2, _calls);
    }

    [Fact]
    public async Task A_client_with_invalid_options()
    {
        AddClient(new Uri("http://cloud.mongodb.com"), "id", "s3cret");
        Assert.Equal(
            (HealthStatus.Unhealthy, "The options of the client are not valid."),
            await CheckAsync()
        );
    }

    [Fact]
    public async Task A_client_that_is_not_registered()
    {
        Assert.Equal(
            (HealthStatus.Unhealthy, "The call failed with InvalidOperationException."),
            await CheckAsync()
        );
    }

    [Theory]
    [InlineData(0, 1, "timeout")]
    [InlineData(-2, 1, "timeout")]
    [InlineData(1, -1, "cacheDuration")]
    public void Times_that_cannot_be_meant(int timeout, int cacheDuration, string parameter) =>
        Assert.Equal(
            parameter,
            Assert
                .Throws<ArgumentOutOfRangeException>(() =>
                    _services
                        .AddHealthChecks()
                        .AddAtlasHealthCheck<IAtlasClient>(
                            ListAsync,
                            timeout: TimeSpan.FromSeconds(timeout),
                            cacheDuration: TimeSpan.FromSeconds(cacheDuration)
                        )
                )
                .ParamName
        );

    private Task ListAsync(IAtlasClient atlas, CancellationToken stop)
    {
        Interlocked.Increment(ref _calls);
        return atlas.Projects.ListProjectInvitationsAsync(
            "5f0a1b2c3d4e5f6a7b8c9d0e",
            cancellationToken: stop
        );
    }

    private static Task<LoopbackKestrel> StartLimitedServerAsync(Action onRequest) =>
        LoopbackKestrel.StartAsync(context =>
        {
            onRequest();
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "200";
            return context.Response.WriteAsync("{}", Stop);
        });

    private void AddClient(Uri address, string id, string secret, string? key = null)
    {
        void Configure(AtlasClientOptions options)
        {
            options.BaseAddress = address;
            options.Credentials = AtlasCredentials.ServiceAccount(id, secret);
        }

        _ = key is null
            ? _services.AddAtlasClient<IAtlasClient, AtlasClient>(Configure)
            : _services.AddKeyedAtlasClient<IAtlasClient, AtlasClient>(key, Configure);
    }

    private void AddTokenClient(Uri address, Action<AtlasClientOptions>? configure = null) =>
        _services.AddAtlasClient<IAtlasClient, AtlasClient>(options =>
        {
            options.BaseAddress = address;
            options.Credentials = AtlasCredentials.Token("s3cret");
            options.Retry.BaseDelay = TimeSpan.Zero;
            options.TimeProvider = _time;
            configure?.Invoke(options);
        });

    private async Task<(HealthStatus Status, string? Description)> CheckAsync(
        Func<IAtlasClient, CancellationToken, Task>? call = null,
        TimeSpan? timeout = null
    )
    {
        _services.AddHealthChecks().AddAtlasHealthCheck(call ?? ListAsync, timeout: timeout);
        await using var provider = _services.BuildServiceProvider();
        return await CheckAsync(provider);
    }

    private static async Task<(HealthStatus Status, string? Description)> CheckAsync(
        IServiceProvider provider,
        CancellationToken? stop = null
    )
    {
        var (name, entry) = Assert.Single((await ReportAsync(provider, stop ?? Stop)).Entries);
        Assert.Equal(Name, name);
        Assert.Null(entry.Exception);
        Assert.DoesNotContain("s3cret", entry.Description, StringComparison.Ordinal);
        return (entry.Status, entry.Description);
    }

    private static Task<HealthReport> ReportAsync(
        IServiceProvider provider,
        CancellationToken stop
    ) => provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(stop);

    /// <summary>Lets time pass until a check that waits for it is complete.</summary>
    private async Task AdvanceUntilAsync(Task check)
    {
        while (!check.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(check, Task.Delay(10, Stop));
        }
    }
}
