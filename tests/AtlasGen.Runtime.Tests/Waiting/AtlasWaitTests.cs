using System.Diagnostics;
using System.Net;
using System.Text.Json;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Waiting;

/// <summary>Tests the waits that a program writes itself.</summary>
public sealed class AtlasWaitTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly SkippingClock _time = new(Interval, TimeSpan.FromSeconds(30));
    private readonly List<AtlasWaitProgress> _polls = [];

    private AtlasWaitOptions Options =>
        new()
        {
            // Not a multiple of the interval: the clock must not skip the timer that ends a poll.
            Timeout = TimeSpan.FromSeconds(595),
            Interval = Interval,
            OnPoll = _polls.Add,
            TimeProvider = _time,
        };

    [Fact]
    public async Task The_wait_ends_the_first_time_that_the_condition_is_true()
    {
        await using var server = await WaitServer.StartAsync("CREATING,CREATING,IDLE");
        using var connection = WaitServer.Connect(server);
        var value = await UntilIdleAsync(connection);
        Assert.Equal("IDLE", WaitServer.State(value));
        Assert.Equal([1, 2, 3], _polls.Select(poll => poll.Attempt));
        Assert.Equal([0, 10, 20], _polls.Select(poll => poll.Elapsed.TotalSeconds));
        Assert.Equal(
            ["CREATING", "CREATING", "IDLE"],
            _polls.Select(poll => WaitServer.State((JsonElement)poll.Value!))
        );
    }

    [Fact]
    public async Task A_poll_survives_what_another_attempt_may_fix()
    {
        await using var server = await WaitServer.StartAsync(
            "CREATING,503,drop,429 30,500,408,429,IDLE"
        );
        using var connection = WaitServer.Connect(server);
        await UntilIdleAsync(connection);
        // The Retry-After counts, because it is longer than the interval.
        Assert.Equal(
            [0, 10, 20, 30, 60, 70, 80, 90],
            _polls.Select(poll => poll.Elapsed.TotalSeconds)
        );
        Assert.Equal(
            [null, "503", "AtlasConnectionException", "429", "500", "408", "429", null],
            _polls.Select(poll =>
                poll.Error is AtlasApiException api
                    ? $"{(int)api.StatusCode}"
                    : poll.Error?.GetType().Name
            )
        );
        Assert.All(_polls, poll => Assert.NotNull(poll.Value));
    }

    [Fact]
    public async Task A_poll_survives_its_own_time_limit()
    {
        using var silence = new Silence();
        await using var server = await LoopbackServer.StartAsync(context =>
            context.Request.Path == "/things/slow"
                ? silence.AnswerAsync(context)
                : LoopbackServer.Json(200, """{"state":"IDLE"}""")(context)
        );
        using var connection = WaitServer.Connect(server);
        await AtlasWait.UntilAsync(
            _ =>
                _polls.Count == 0
                    ? connection.GetAsync(
                        "slow",
                        options: new() { Timeout = TimeSpan.FromMilliseconds(1) }
                    )
                    : connection.GetAsync(),
            IsIdle,
            Options,
            TestContext.Current.CancellationToken
        );
        Assert.IsType<AtlasTimeoutException>(_polls[0].Error);
        Assert.Equal(2, _polls.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(501)]
    public async Task Any_other_error_ends_the_wait_at_once(int status)
    {
        await using var server = await WaitServer.StartAsync($"CREATING,{status}");
        using var connection = WaitServer.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
            UntilIdleAsync(connection)
        );
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal(2, server.Polls());
        Assert.Same(exception, _polls[^1].Error);
    }

    [Fact]
    public async Task The_time_limit_keeps_the_last_value()
    {
        await using var server = await WaitServer.StartAsync("CREATING");
        using var connection = WaitServer.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() =>
            UntilIdleAsync(connection)
        );
        Assert.True(exception.IsTimeout);
        Assert.Equal("CREATING", WaitServer.State((JsonElement)exception.Value!));
        Assert.Equal(60, server.Polls());
        Assert.Equal(
            "The wait timed out after 00:09:50; the limit is 00:09:55, and the interval between polls is 00:00:10. Number of polls: 60.",
            exception.Message
        );
    }

    [Fact]
    public async Task The_time_limit_states_why_the_last_poll_failed()
    {
        await using var server = await WaitServer.StartAsync("CREATING,503");
        using var connection = WaitServer.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() =>
            UntilIdleAsync(connection)
        );
        Assert.True(exception.IsTimeout);
        Assert.IsType<AtlasApiException>(exception.InnerException);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, exception.LastStatusCode);
        Assert.EndsWith(
            "The last poll failed: GET /things/1 (getThing): 503 Service Unavailable.",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_time_limit_of_a_poll_that_hangs_states_why_the_poll_before_it_failed()
    {
        using var silence = new Silence();
        await using var server = await LoopbackServer.StartAsync(context =>
            _polls.Count == 0
                ? LoopbackServer.Json(503, "{}")(context)
                : silence.AnswerAsync(context)
        );
        using var connection = WaitServer.Connect(server);
        var wait = UntilIdleAsync(connection);
        await silence.ReachedAsync();
        _time.Advance(TimeSpan.FromSeconds(595));
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() => wait);
        Assert.True(exception.IsTimeout);
        Assert.Same(_polls[0].Error, exception.InnerException);
        Assert.EndsWith(
            "The last poll failed: GET /things/1 (getThing): 503 Service Unavailable.",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Equal([1, 2], _polls.Select(poll => poll.Attempt));
        Assert.IsType<AtlasTimeoutException>(_polls[1].Error);
    }

    [Fact]
    public async Task The_time_limit_ends_a_poll_that_hangs()
    {
        using var silence = new Silence();
        await using var server = await LoopbackServer.StartAsync(silence.AnswerAsync);
        using var connection = WaitServer.Connect(server);
        var wait = UntilIdleAsync(connection);
        await silence.ReachedAsync();
        _time.Advance(TimeSpan.FromSeconds(595));
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() => wait);
        Assert.True(exception.IsTimeout);
        Assert.IsType<AtlasTimeoutException>(exception.InnerException);
        Assert.EndsWith(
            "The last poll failed: The time limit for the wait ended the poll.",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_time_limit_ends_a_poll_that_ignores_its_token()
    {
        var wait = AtlasWait.UntilAsync(
            _ => new TaskCompletionSource<int>().Task,
            _ => true,
            Options,
            TestContext.Current.CancellationToken
        );
        _time.Advance(TimeSpan.FromSeconds(595));
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() => wait);
        Assert.True(exception.IsTimeout);
    }

    [Fact]
    public async Task A_cancellation_between_polls_keeps_the_last_value()
    {
        await using var server = await WaitServer.StartAsync("CREATING");
        using var connection = WaitServer.Connect(server);
        using var source = new CancellationTokenSource();
        var time = new TestClock();
        var wait = AtlasWait.UntilAsync(
            stop => connection.GetAsync(stop),
            IsIdle,
            new() { Interval = TimeSpan.FromSeconds(10), TimeProvider = time },
            source.Token
        );
        await time.WaitBegunAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        await source.CancelAsync();
        await AssertCanceledAsync(wait, "CREATING", source.Token);
    }

    [Fact]
    public async Task A_cancellation_during_a_poll_is_a_cancellation()
    {
        using var silence = new Silence();
        await using var server = await LoopbackServer.StartAsync(silence.AnswerAsync);
        using var connection = WaitServer.Connect(server);
        using var source = new CancellationTokenSource();
        var wait = UntilIdleAsync(connection, source.Token);
        await silence.ReachedAsync();
        await source.CancelAsync();
        await AssertCanceledAsync(wait, null, source.Token);
    }

    [Fact]
    public async Task Exceptions_of_the_callers_functions_pass_through()
    {
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() =>
            AtlasWait.UntilAsync<int>(
                _ => throw new InvalidTimeZoneException(),
                _ => true,
                cancellationToken: TestContext.Current.CancellationToken
            )
        );
        await Assert.ThrowsAsync<AtlasTimeoutException>(() =>
            AtlasWait.UntilAsync(
                _ => Task.FromResult(1),
                _ => throw new AtlasTimeoutException("A condition is not a poll."),
                cancellationToken: TestContext.Current.CancellationToken
            )
        );
    }

    [Theory]
    [InlineData("DELETING,503,404")]
    [InlineData("DELETING,drop,410")]
    public async Task What_is_gone_is_gone(string words)
    {
        await using var server = await WaitServer.StartAsync(words);
        using var connection = WaitServer.Connect(server);
        var caller = TestContext.Current.CancellationToken;
        await AtlasWait.UntilGoneAsync(stop => connection.GetAsync(stop), Options, caller);
        Assert.Equal(3, server.Polls());
        // The generic overload is chosen, which knows the value.
        Assert.NotNull(_polls[0].Value);
        await AtlasWait.UntilGoneAsync(Task (stop) => connection.GetAsync(stop), Options, caller);
        Assert.Equal(4, server.Polls());
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_gone()
    {
        await using var server = await WaitServer.StartAsync("DELETING,403");
        using var connection = WaitServer.Connect(server);
        await Assert.ThrowsAsync<AtlasApiException>(() =>
            AtlasWait.UntilGoneAsync(
                stop => connection.GetAsync(stop),
                Options,
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public async Task A_thousand_waits_need_no_thread_each()
    {
        const int count = 1000;
        var states = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>();
        await using var server = await LoopbackServer.StartAsync(context =>
            LoopbackServer.Json(
                200,
                states.TryAdd(context.Request.Path, true)
                    ? """{"state":"CREATING"}"""
                    : """{"state":"IDLE"}"""
            )(context)
        );
        using var connection = WaitServer.Connect(server);
        var time = new TestClock();
        var interval = TimeSpan.FromSeconds(10);
        var waits = Enumerable
            .Range(0, count)
            .Select(i =>
                AtlasWait.UntilAsync(
                    _ => connection.GetAsync($"{i}"),
                    IsIdle,
                    new() { Interval = interval, TimeProvider = time },
                    TestContext.Current.CancellationToken
                )
            )
            .ToList();
        await time.WaitBegunAsync(interval, interval, count);
        using var process = Process.GetCurrentProcess();
        Assert.InRange(process.Threads.Count, 1, count / 4);
        Assert.All(waits, wait => Assert.False(wait.IsCompleted));
        time.Advance(interval);
        await Task.WhenAll(waits);
        Assert.Equal(2 * count, server.Polls());
    }

    [Fact]
    public void Times_out_of_range_are_rejected_before_anything_is_sent()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new AtlasWaitOptions { Timeout = TimeSpan.Zero }
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new AtlasWaitOptions { Interval = TimeSpan.Zero }
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new AtlasWaitOptions { Interval = TimeSpan.FromDays(50) }
        );
        Assert.Equal(
            Timeout.InfiniteTimeSpan,
            new AtlasWaitOptions { Timeout = Timeout.InfiniteTimeSpan }.Timeout
        );
    }

    private static bool IsIdle(JsonElement value) => WaitServer.State(value) == "IDLE";

    private Task<JsonElement> UntilIdleAsync(
        AtlasConnection connection,
        CancellationToken? cancellationToken = null
    ) =>
        AtlasWait.UntilAsync(
            stop => connection.GetAsync(stop),
            IsIdle,
            Options,
            cancellationToken ?? TestContext.Current.CancellationToken
        );

    private static async Task AssertCanceledAsync(Task wait, string? state, CancellationToken token)
    {
        // Code that catches the usual exception works.
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.True(wait.IsCanceled);
        var canceled = Assert.IsType<AtlasWaitCanceledException>(exception);
        Assert.Equal(token, canceled.CancellationToken);
        Assert.Null(canceled.Response);
        Assert.Equal(state, canceled.Value is JsonElement value ? WaitServer.State(value) : null);
    }
}
