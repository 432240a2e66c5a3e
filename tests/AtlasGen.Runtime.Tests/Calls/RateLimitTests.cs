using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Calls;

/// <summary>Tests many calls at a server with a rate limit, in simulated time.</summary>
public class RateLimitTests
{
    private readonly Simulation _clock = new();

    [Theory]
    [InlineData(20, "window", false, false)]
    [InlineData(20, "window", true, false)]
    [InlineData(20, "window", false, true)]
    [InlineData(20, "window", true, true)]
    [InlineData(20, "bucket", false, false)]
    [InlineData(20, "bucket", true, false)]
    [InlineData(20, "bucket", false, true)]
    [InlineData(20, "bucket", true, true)]
    [InlineData(100, "window", true, false)]
    [InlineData(100, "bucket", false, false)]
    public async Task Ten_thousand_calls_at_30_per_second(
        int callers,
        string kind,
        bool hasRetryAfter,
        bool hasRemaining
    )
    {
        const int Calls = 10_000;
        var server = Server(kind, hasRetryAfter, hasRemaining);
        await CallAsync(server, callers, Calls);
        Assert.Equal(Calls, server.Accepted.Count);
        Assert.InRange(server.Rejections, 1, Calls * 5 / 100);
        // The gate must not get there by being slow.
        Assert.InRange(_clock.Elapsed.TotalSeconds, 0, 1.35 * Calls / 30);
    }

    [Theory]
    [InlineData(4, "window", true, false)]
    [InlineData(4, "bucket", false, true)]
    [InlineData(20, "window", true, false)]
    [InlineData(20, "bucket", false, false)]
    public async Task Several_operations_share_a_limit_without_knowing(
        int operations,
        string kind,
        bool hasRetryAfter,
        bool hasRemaining
    )
    {
        const int Calls = 10_000;
        var server = Server(kind, hasRetryAfter, hasRemaining);
        await CallAsync(server, 20, Calls, operations);
        Assert.Equal(Calls, server.Accepted.Count);
        Assert.InRange(server.Rejections, 1, Calls * 5 / 100);
        Assert.InRange(_clock.Elapsed.TotalSeconds, 0, 1.35 * Calls / 30);
    }

    [Fact]
    public async Task The_pace_that_Atlas_states_is_kept()
    {
        var server = new LimitedServer(_clock)
        {
            Capacity = 240,
            Refill = 120,
            Interval = TimeSpan.FromMinutes(1),
            HasRetryAfter = true,
            IsAtlas = true,
        };
        await CallAsync(server, callers: 20, calls: 1200);
        // Only the calls that were on their way are rejected.
        Assert.InRange(server.Rejections, 1, 20);
        var waits = server.Accepted.Zip(server.Accepted.Skip(1), (a, b) => b - a).ToList();
        var opened = waits.FindIndex(wait => wait > TimeSpan.FromSeconds(30));
        Assert.All(waits.Skip(opened + 1), wait => Assert.InRange(wait.TotalSeconds, 0.3, 0.7));
    }

    [Fact]
    public async Task When_the_gate_opens_the_callers_do_not_arrive_together()
    {
        var arrivals = new List<TimeSpan>();
        using var transport = new Transport(
            (_, _) =>
            {
                arrivals.Add(_clock.Elapsed);
                return Answer(_clock.Elapsed < TimeSpan.FromSeconds(10) ? 429 : 200, "10");
            }
        );
        using var connection = transport.Connect(_clock);
        await _clock.RunAsync(async () =>
        {
            var first = connection.GetAsync();
            var others = Enumerable.Range(0, 100).Select(_ => connection.GetAsync());
            await Task.WhenAll([first, .. others]);
        });
        Assert.Equal(2 + 100, arrivals.Count);
        Assert.Equal(TimeSpan.Zero, arrivals[0]);
        Assert.InRange(arrivals[1].TotalSeconds, 10, 12.5);
        Assert.Equal(arrivals.Count, arrivals.Distinct().Count());
        Assert.InRange((arrivals[^1] - arrivals[1]).TotalSeconds, 4, 6);
    }

    [Fact]
    public async Task Clients_that_were_rejected_together_do_not_retry_together()
    {
        var retries = new List<TimeSpan>();
        using var transport = new Transport(
            (_, _) =>
            {
                if (_clock.Elapsed > TimeSpan.Zero)
                {
                    retries.Add(_clock.Elapsed);
                }

                return Answer(_clock.Elapsed == TimeSpan.Zero ? 429 : 200, "20");
            }
        );
        var connections = Enumerable
            .Range(0, 5)
            .Select(seed => transport.Connect(_clock, random: new Random(seed)))
            .ToList();
        await _clock.RunAsync(() =>
            Task.WhenAll(connections.Select(connection => connection.GetAsync()))
        );
        Assert.Equal(5, retries.Distinct().Count());
        Assert.All(retries, retry => Assert.InRange(retry.TotalSeconds, 20, 25));
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("PATCH", null)]
    [InlineData("PATCH", "0")]
    [InlineData("GET", "2")]
    public async Task Retries_after_429_are_limited_by_the_time_of_the_call(
        string method,
        string? retryAfter
    )
    {
        using var transport = new Transport((_, _) => Answer(429, retryAfter));
        using var connection = transport.Connect(
            _clock,
            options => options.Timeout = TimeSpan.FromMinutes(5)
        );
        await _clock.RunAsync(async () =>
        {
            var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
                method == "GET" ? connection.GetAsync() : connection.PatchAsync()
            );
            Assert.True(exception.IsRateLimit);
            // The delays double from half a second to 30 seconds, minus up to half.
            Assert.InRange(exception.Attempts, 12, 25);
        });
        Assert.InRange(_clock.Elapsed.TotalMinutes, 4.5, 5);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_day_is_asked_again_after_five_minutes()
    {
        var sentAt = new List<TimeSpan>();
        using var transport = new Transport(
            (_, _) =>
            {
                sentAt.Add(_clock.Elapsed);
                return Answer(sentAt.Count < 3 ? 429 : 200, "86400");
            }
        );
        using var connection = transport.Connect(
            _clock,
            options => options.Timeout = TimeSpan.FromHours(1)
        );
        await _clock.RunAsync(async () =>
        {
            // The call that the server rejects knows that it cannot succeed in time.
            await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
            Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
            var others = Enumerable.Range(0, 3).Select(_ => connection.GetAsync()).ToList();
            await Assert.ThrowsAsync<AtlasApiException>(() => others[0]);
            await Task.WhenAll(others.Skip(1));
        });
        // Only one call found out that the limit was still exceeded.
        Assert.Equal(4, sentAt.Count);
        Assert.InRange(sentAt[1].TotalSeconds, 300, 306);
        Assert.InRange((sentAt[2] - sentAt[1]).TotalSeconds, 300, 306);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public async Task Retries_after_429_can_be_turned_off(int maxAttempts, bool disableRetry)
    {
        using var transport = new Transport((_, _) => Answer(429, null));
        using var connection = transport.Connect(
            _clock,
            options => options.Retry.MaxAttempts = maxAttempts
        );
        await _clock.RunAsync(() =>
            Assert.ThrowsAsync<AtlasApiException>(() =>
                connection.GetAsync(options: new() { DisableRetry = disableRetry })
            )
        );
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
    }

    [Fact]
    public async Task A_rejection_is_not_one_of_the_attempts_for_other_failures()
    {
        var statuses = new Queue<int>([429, 500, 429, 500, 429, 200]);
        using var transport = new Transport((_, _) => Answer(statuses.Dequeue(), null));
        using var connection = transport.Connect(_clock);
        await _clock.RunAsync(() => connection.GetAsync());
        Assert.Empty(statuses);
    }

    [Theory]
    [InlineData("RATE_LIMITED_TOKEN_BUCKET", "/groups/1/users", false)]
    [InlineData("RATE_LIMITED_TOKEN_BUCKET", "/groups/2/clusters", false)]
    [InlineData("RATE_LIMITED_TOKEN_BUCKET", "/groups/1/clusters", true)]
    [InlineData("RATE_LIMITED_TOKEN_BUCKET", "/groups/1/clusters/c", true)]
    [InlineData("RATE_LIMITED", "/groups/2/clusters", true)]
    [InlineData("RATE_LIMITED", "/groups/1/users", false)]
    [InlineData("", "/groups/2/clusters/c", true)]
    public async Task A_limit_holds_back_the_calls_that_share_it(
        string code,
        string path,
        bool isHeldBack
    )
    {
        var sentAt = new Dictionary<string, TimeSpan>();
        using var transport = new Transport(
            (request, _) =>
                Answer(
                    sentAt.TryAdd(request.RequestUri!.AbsolutePath, _clock.Elapsed)
                    && sentAt.Count == 1
                        ? 429
                        : 200,
                    "30",
                    $$"""{"errorCode":"{{code}}"}"""
                )
        );
        using var connection = transport.Connect(_clock);
        await _clock.RunAsync(async () =>
        {
            var limited = SendAsync(connection, "/groups/1/clusters/b");
            await SendAsync(connection, path);
            await limited;
        });
        Assert.Equal(isHeldBack, sentAt[path] >= TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("0;w=60", true)]
    [InlineData("1", false)]
    [InlineData("", false)]
    public async Task When_nothing_is_left_the_next_call_waits(string remaining, bool waits)
    {
        using var transport = new Transport(
            (_, _) =>
                Task.FromResult(Transport.Response(200, "{}", ("RateLimit-Remaining", remaining)))
        );
        using var connection = transport.Connect(_clock);
        await _clock.RunAsync(async () =>
        {
            await connection.GetAsync();
            await connection.GetAsync();
        });
        Assert.Equal(TimeSpan.FromSeconds(waits ? 0.5 : 0), _clock.Elapsed);
    }

    [Fact]
    public async Task A_gate_that_held_nothing_back_for_a_minute_is_forgotten()
    {
        var statuses = new Queue<int>([429]);
        using var transport = new Transport(
            (_, _) => Answer(statuses.TryDequeue(out var status) ? status : 200, null)
        );
        using var connection = transport.Connect(_clock);
        await _clock.RunAsync(async () =>
        {
            await connection.GetAsync();
            await Task.Delay(TimeSpan.FromMinutes(2), _clock, CancellationToken.None);
            var start = _clock.Elapsed;
            await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => connection.GetAsync()));
            Assert.Equal(start, _clock.Elapsed);
        });
    }

    private static Task<HttpResponseMessage> Answer(
        int status,
        string? retryAfter,
        string body = "{}"
    ) =>
        Task.FromResult(
            Transport.Response(
                status,
                body,
                retryAfter is null ? [] : [("Retry-After", retryAfter)]
            )
        );

    private static Task SendAsync(AtlasConnection connection, string path)
    {
        var parts = path.Split('/');
        var id = parts[2];
        var name = parts.Length > 4 ? parts[4] : "";
        var template = $"/groups/{{groupId}}/{parts[3]}{(parts.Length > 4 ? "/{name}" : "")}";
        var operation = new AtlasOperation(Api.Description, "call", "GET", template);
        var request =
            parts[3] == "users" ? new AtlasRequest(operation, $"/groups/{id}/users", null)
            : name.Length > 0 ? new AtlasRequest(operation, $"/groups/{id}/clusters/{name}", null)
            : new AtlasRequest(operation, $"/groups/{id}/clusters", null);
        return connection.SendAsync(request, CancellationToken.None);
    }

    private LimitedServer Server(string kind, bool hasRetryAfter, bool hasRemaining) =>
        new(_clock)
        {
            Interval = kind == "window" ? TimeSpan.FromSeconds(1) : TimeSpan.Zero,
            HasRetryAfter = hasRetryAfter,
            HasRemaining = hasRemaining,
        };

    private async Task CallAsync(LimitedServer server, int callers, int calls, int operations = 1)
    {
        var kinds = Enumerable
            .Range(0, operations)
            .Select(i => new AtlasOperation(Api.Description, "call", "GET", $"/things/{i}"))
            .ToList();
        using var transport = server.Transport();
        using var connection = transport.Connect(_clock);
        var started = 0;
        await _clock.RunAsync(() =>
            Task.WhenAll(Enumerable.Range(0, callers).Select(_ => CallAsync()))
        );

        async Task CallAsync()
        {
            while (started++ < calls)
            {
                var request = new AtlasRequest(kinds[started % operations], $"/things", null);
                await connection.SendAsync(request, CancellationToken.None);
            }
        }
    }
}
