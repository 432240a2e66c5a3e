using System.Net;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Timing;

/// <summary>Tests the timeout of a call, the timeout of an attempt, and cancellation by the caller.</summary>
public sealed class TimeOfACallTests : IDisposable
{
    private readonly TestClock _time = new();
    private readonly Silence _silence = new();

    public void Dispose() => _silence.Dispose();

    [Fact]
    public async Task The_wait_that_the_server_asks_for_is_kept()
    {
        var wait = TimeSpan.FromSeconds(20);
        var date = (_time.GetUtcNow() + wait).ToString("R", null);
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(429, "{}", ("Retry-After", date)),
            LoopbackServer.Json(200, "{}")
        );
        using var connection = Connect(server);
        var call = connection.GetAsync();
        await Task.WhenAny(call, _time.WaitBegunAsync(wait, wait + TimeSpan.FromSeconds(5)));
        _time.Advance(wait - TimeSpan.FromMilliseconds(1));
        Assert.False(call.IsCompleted);
        Assert.Single(server.Requests);
        _time.Advance(TimeSpan.FromSeconds(5));
        await call;
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task The_time_limit_of_the_call_is_distinguished_from_a_cancellation()
    {
        await using var server = await LoopbackServer.StartAsync(_silence.AnswerAsync);
        using var connection = Connect(server);
        var limit = TimeSpan.FromSeconds(5);
        var call = connection.GetAsync(options: new() { Timeout = limit });
        await _silence.ReachedAsync();
        _time.Advance(limit);
        var timeout = await Assert.ThrowsAsync<AtlasTimeoutException>(() => call);
        Assert.Equal("getThing", timeout.OperationId);
        await AssertCanBeCanceledAsync(connection);
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("PATCH", 1)]
    public async Task An_attempt_that_takes_too_long_is_tried_again_where_that_is_safe(
        string method,
        int expected
    )
    {
        await using var server = await LoopbackServer.StartAsync(_silence.AnswerAsync);
        using var connection = Connect(
            server,
            options => options.Retry.AttemptTimeout = TimeSpan.FromSeconds(10)
        );
        var call = method == "GET" ? connection.GetAsync() : connection.PatchAsync();
        for (var i = 0; i < expected; i++)
        {
            await _silence.ReachedAsync();
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() => call);
        Assert.Equal(expected, exception.Attempts);
        Assert.Contains("the attempt", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_attempt_has_what_the_others_left()
    {
        await using var server = await LoopbackServer.StartAsync(_silence.AnswerAsync);
        using var connection = Connect(
            server,
            options =>
            {
                options.Retry.AttemptTimeout = TimeSpan.FromSeconds(60);
                options.Timeout = TimeSpan.FromSeconds(100);
            }
        );
        var call = connection.GetAsync();
        await _silence.ReachedAsync();
        _time.Advance(TimeSpan.FromSeconds(60));
        await _silence.ReachedAsync();
        _time.Advance(TimeSpan.FromSeconds(39));
        Assert.False(call.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() => call);
        Assert.Equal(2, exception.Attempts);
        Assert.Contains("the call", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(0)]
    [InlineData(TimeSpan.TicksPerSecond)]
    public async Task No_attempt_follows_the_end_of_the_time_for_the_call(long ticks)
    {
        await using var server = await LoopbackServer.StartAsync(_silence.AnswerAsync);
        using var connection = Connect(
            server,
            options => options.Retry.AttemptTimeout = Timeout.InfiniteTimeSpan
        );
        var call = connection.GetAsync(options: new() { Timeout = new TimeSpan(ticks) });
        if (ticks > 0)
        {
            await _silence.ReachedAsync();
            _time.Advance(new TimeSpan(ticks));
        }

        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() => call);
        Assert.Equal(1, exception.Attempts);
        Assert.Contains("the call", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_limits_a_call_waits_for_its_response_or_its_caller()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(200, "{}"),
            _silence.AnswerAsync
        );
        using var connection = Connect(
            server,
            options =>
            {
                options.Timeout = Timeout.InfiniteTimeSpan;
                options.Retry.AttemptTimeout = Timeout.InfiniteTimeSpan;
            }
        );
        await connection.GetAsync();
        await AssertCanBeCanceledAsync(connection);
    }

    [Fact]
    public async Task A_caller_can_give_up_between_two_attempts()
    {
        var wait = TimeSpan.FromSeconds(50);
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(429, "{}", ("Retry-After", "50"))
        );
        using var connection = Connect(server);
        using var cancellation = new CancellationTokenSource();
        var call = connection.GetAsync(cancellation.Token);
        await Task.WhenAny(call, _time.WaitBegunAsync(wait, wait + TimeSpan.FromSeconds(5)));
        await cancellation.CancelAsync();
        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, canceled.CancellationToken);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(40, 0)]
    [InlineData(20, 30)]
    public async Task A_wait_that_leaves_no_time_for_an_attempt_leaves_the_last_failure(
        int seconds,
        int end
    )
    {
        var wait = TimeSpan.FromSeconds(seconds);
        using var transport = new Transport(
            (_, _) =>
                Task.FromResult(
                    Transport.Response(
                        429,
                        """{"errorCode":"RATE_LIMITED"}""",
                        ("Retry-After", $"{seconds}")
                    )
                )
        );
        using var connection = transport.Connect(configure: options =>
            options.TimeProvider = new LateClock(wait, TimeSpan.FromSeconds(end))
        );
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
            connection.GetAsync(options: new() { Timeout = TimeSpan.FromSeconds(30) })
        );
        Assert.Equal(("RATE_LIMITED", 1), (exception.ErrorCode, exception.Attempts));
        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task A_limit_that_ends_between_two_token_requests_leaves_the_last_failure()
    {
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(500, """{"error":"server_error"}"""))
        );
        using var connection = transport.Connect(
            AtlasCredentials.ServiceAccount("id", "secret"),
            options => options.TimeProvider = _time
        );
        var limit = TimeSpan.FromSeconds(0.4);
        var call = connection.GetAsync(options: new() { Timeout = limit });
        await Task.WhenAny(call, _time.BackoffBegunAsync(1));
        _time.Advance(limit);
        var timeout = await Assert.ThrowsAsync<AtlasTimeoutException>(() => call);
        Assert.Equal(HttpStatusCode.InternalServerError, timeout.LastStatusCode);
        var canceled = Assert.IsType<OperationCanceledException>(timeout.InnerException);
        Assert.Equal(
            "The token endpoint did not return a token before the end of the attempt.",
            canceled.Message
        );
        var failure = Assert.IsType<AtlasAuthenticationException>(canceled.InnerException);
        Assert.Equal(
            "No access token for the service account: the token endpoint returned 500 (server_error).",
            failure.Message
        );
    }

    private AtlasConnection Connect(
        LoopbackServer server,
        Action<AtlasClientOptions>? configure = null
    ) =>
        Api.Connect(
            server,
            configure: options =>
            {
                options.TimeProvider = _time;
                options.Retry.BaseDelay = TimeSpan.Zero;
                configure?.Invoke(options);
            }
        );

    private async Task AssertCanBeCanceledAsync(AtlasConnection connection)
    {
        using var cancellation = new CancellationTokenSource();
        var call = connection.GetAsync(cancellation.Token);
        await _silence.ReachedAsync();
        await cancellation.CancelAsync();
        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, canceled.CancellationToken);
    }
}
