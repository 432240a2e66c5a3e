using System.Globalization;
using System.Net;
using AtlasGen.Interop.Tests.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Interop.Tests.DependencyInjection;

/// <summary>Tests what a health check reports when its time ends.</summary>
public class HealthCheckTimeTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ServiceCollection _services = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, "1", HealthStatus.Unhealthy)]
    [InlineData(false, "1", HealthStatus.Unhealthy)]
    [InlineData(true, "200", HealthStatus.Degraded)]
    [InlineData(false, "200", HealthStatus.Degraded)]
    public async Task A_rate_limit_is_reported_only_if_the_call_still_waits_for_it(
        bool heedsToken,
        string retryAfter,
        HealthStatus expected
    )
    {
        using var server = new Server(retryAfter);
        AddClient(server);
        using var abandoned = new CancellationTokenSource();
        var (status, description) = await CheckAsync(
            (atlas, stop) => ListAsync(atlas, heedsToken ? stop : abandoned.Token)
        );
        Assert.Equal(expected, status);
        Assert.Equal(
            expected is HealthStatus.Degraded
                ? "The server's rate limit is exceeded."
                : "The call did not complete within 10 s.",
            description
        );
        Assert.Equal(expected is HealthStatus.Degraded ? 1 : 2, server.Requests);
        await abandoned.CancelAsync();
    }

    [Fact]
    public async Task A_call_that_waits_is_reported_beside_one_that_passed()
    {
        using var server = new Server("1") { Rejections = 40 };
        AddClient(server);
        Assert.Equal(
            (HealthStatus.Degraded, "The server's rate limit is exceeded."),
            await CheckAsync(
                (atlas, stop) =>
                    Task.WhenAll(Enumerable.Range(0, 40).Select(_ => ListAsync(atlas, stop)))
            )
        );
        // They pass at a pace of two per second.
        Assert.InRange(server.Requests, 41, 79);
    }

    [Fact]
    public async Task The_time_limit_is_written_in_the_same_way_in_each_culture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = culture;
        AddClient(new Server("1"));
        Assert.Equal(
            (HealthStatus.Unhealthy, "The call did not complete within 0.5 s."),
            await CheckAsync(
                (_, stop) => Task.Delay(Timeout.Infinite, stop),
                TimeSpan.FromSeconds(0.5)
            )
        );
    }

    [Theory]
    [InlineData(49, true)]
    [InlineData(50, false)]
    [InlineData(1e6, false)]
    public async Task A_time_limit_that_a_timer_does_not_support(double days, bool isSupported)
    {
        AddClient(new Server("1"));
        var check = CheckAsync((_, _) => Task.CompletedTask, TimeSpan.FromDays(days));
        if (isSupported)
        {
            Assert.Equal((HealthStatus.Healthy, "The call succeeded."), await check);
        }
        else
        {
            var exception = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => check);
            Assert.Equal("timeout", exception.ParamName);
        }
    }

    private void AddClient(Server server) =>
        _services
            .AddAtlasClient<IAtlasClient, AtlasClient>(options =>
            {
                options.Credentials = AtlasCredentials.Token("t0ken");
                options.Retry.BaseDelay = TimeSpan.Zero;
                options.TimeProvider = _time;
                options.Timeout = TimeSpan.FromHours(1);
            })
            .ConfigurePrimaryHttpMessageHandler(() => server);

    private static Task ListAsync(IAtlasClient atlas, CancellationToken stop) =>
        atlas.Projects.ListProjectInvitationsAsync("g", cancellationToken: stop);

    /// <summary>Runs a check while time passes.</summary>
    private async Task<(HealthStatus Status, string? Description)> CheckAsync(
        Func<IAtlasClient, CancellationToken, Task> call,
        TimeSpan? timeout = null
    )
    {
        _services.AddLogging().AddSingleton<TimeProvider>(_time);
        _services.AddHealthChecks().AddAtlasHealthCheck(call, timeout: timeout);
        await using var provider = _services.BuildServiceProvider();
        var check = provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Stop);
        while (!check.IsCompleted)
        {
            await Task.WhenAny(check, Task.Delay(20, Stop));
            _time.Advance(TimeSpan.FromSeconds(0.5));
        }

        var entry = Assert.Single((await check).Entries).Value;
        return (entry.Status, entry.Description);
    }

    /// <summary>Rejects the first requests together, and does not respond to later ones.</summary>
    private sealed class Server(string retryAfter) : HttpMessageHandler
    {
        private readonly TaskCompletionSource _rejection = new();
        private int _requests;

        public int Requests => _requests;

        public int Rejections { get; init; } = 1;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var number = Interlocked.Increment(ref _requests);
            if (number == Rejections)
            {
                _rejection.SetResult();
            }

            await (
                number > Rejections
                    ? Task.Delay(Timeout.Infinite, cancellationToken)
                    : _rejection.Task
            );

            var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests)
            {
                Content = new StringContent("{}"),
            };
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return response;
        }
    }
}
