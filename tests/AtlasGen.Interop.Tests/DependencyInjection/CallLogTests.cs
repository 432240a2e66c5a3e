using System.Collections.Concurrent;
using System.Net;
using AtlasGen.Interop.Tests.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Interop.Tests.DependencyInjection;

/// <summary>Tests the logged waits of a client of the container.</summary>
public class CallLogTests
{
    private readonly ConcurrentQueue<string> _log = new();

    [Fact]
    public async Task A_wait_for_a_rate_limit_is_logged()
    {
        Assert.Equal(
            [
                "AtlasGen: GET /api/atlas/v1.0/groups/g/invites/i (getProjectInvitation, AtlasClient): the server's rate limit is exceeded; no similar call is sent for 40000 ms",
                "AtlasGen: GET /api/atlas/v1.0/groups/g/invites/i (getProjectInvitation, AtlasClient): waited 40000 ms for the server's rate limit",
            ],
            await CallAsync((HttpStatusCode)429)
        );
    }

    [Fact]
    public async Task A_wait_before_a_retry_is_logged()
    {
        Assert.Equal(
            [
                "AtlasGen: GET /api/atlas/v1.0/groups/g/invites/i (getProjectInvitation, AtlasClient): 503; trying again in 40000 ms",
            ],
            await CallAsync(HttpStatusCode.ServiceUnavailable)
        );
    }

    /// <summary>Calls a server that rejects the first request, and returns the lines about waits, with times rounded down to the required ones.</summary>
    private async Task<IEnumerable<string>> CallAsync(HttpStatusCode status)
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        var services = new ServiceCollection();
        services.AddLogging(logging =>
            logging.AddProvider(new TestLog(_log.Enqueue)).SetMinimumLevel(LogLevel.Information)
        );
        services
            .AddAtlasClient<IAtlasClient, AtlasClient>(options =>
            {
                options.Credentials = AtlasCredentials.Token("token");
                options.TimeProvider = time;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new LimitedServer(status, time));
        await using var provider = services.BuildServiceProvider();
        var atlas = provider.GetRequiredService<IAtlasClient>();
        var call = atlas.Projects.GetProjectInvitationAsync("g", "i");
        // The random part of the wait is at most 5 seconds.
        time.Advance(TimeSpan.FromSeconds(45));
        await call;
        return _log.Where(line => !line.Contains(" after ", StringComparison.Ordinal))
            .Select(line =>
                System.Text.RegularExpressions.Regex.Replace(line.Trim(), @"4\d{4} ms", "40000 ms")
            );
    }

    private sealed class LimitedServer(HttpStatusCode status, TimeProvider time)
        : HttpMessageHandler
    {
        private readonly DateTimeOffset _start = time.GetUtcNow();

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var isFirst = time.GetUtcNow() == _start;
            var response = new HttpResponseMessage(isFirst ? status : HttpStatusCode.OK)
            {
                Content = new StringContent("{}"),
            };
            response.Headers.TryAddWithoutValidation("Retry-After", "40");
            return Task.FromResult(response);
        }
    }
}
