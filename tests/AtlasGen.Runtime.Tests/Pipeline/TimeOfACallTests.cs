using AtlasGen.Runtime.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Pipeline;

/// <summary>The time that a call has, that an attempt has, and a caller who gives up.</summary>
public class TimeOfACallTests
{
    [Fact]
    public async Task The_wait_that_the_server_asks_for_is_kept()
    {
        var time = new FakeTimeProvider();
        var date = time.GetUtcNow().AddSeconds(20).ToString("R", null);
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(429, "{}", ("Retry-After", date)),
            LoopbackServer.Json(200, "{}")
        );
        using var connection = Api.Connect(
            server,
            configure: options => options.TimeProvider = time
        );
        var call = connection.GetAsync();
        var start = time.GetUtcNow();
        while (!call.IsCompleted)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await call;
        Assert.Equal(2, server.Requests.Count);
        // How many seconds passed before the wait began depends on the machine; that it lasted does not.
        Assert.True(time.GetUtcNow() - start >= TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task The_time_for_the_call_is_told_from_a_cancellation()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
            Task.Delay(Timeout.Infinite, context.RequestAborted)
        );
        using var connection = Api.Connect(server);
        var timeout = await Assert.ThrowsAsync<AtlasTimeoutException>(() =>
            connection.GetAsync(options: new() { Timeout = TimeSpan.FromMilliseconds(100) })
        );
        Assert.Equal("getThing", timeout.OperationId);

        using var cancellation = new CancellationTokenSource(100);
        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            connection.GetAsync(cancellation.Token)
        );
        Assert.Equal(cancellation.Token, canceled.CancellationToken);
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("PATCH", 1)]
    public async Task An_attempt_that_takes_too_long_is_tried_again_where_that_is_safe(
        string method,
        int expected
    )
    {
        await using var server = await LoopbackServer.StartAsync(Silent);
        using var connection = Api.Connect(
            server,
            configure: options => options.Retry.AttemptTimeout = TimeSpan.FromMilliseconds(100)
        );
        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() =>
            method == "GET" ? connection.GetAsync() : connection.PatchAsync()
        );
        Assert.Equal(expected, exception.Attempts);
        Assert.Contains("one attempt", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_attempt_has_what_the_others_left()
    {
        var time = new FakeTimeProvider();
        await using var server = await LoopbackServer.StartAsync(Silent);
        using var connection = Api.Connect(
            server,
            configure: options =>
            {
                options.TimeProvider = time;
                options.Retry.AttemptTimeout = TimeSpan.FromSeconds(60);
                options.Timeout = TimeSpan.FromSeconds(100);
            }
        );
        var start = time.GetUtcNow();
        var call = connection.GetAsync();
        while (!call.IsCompleted)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() => call);
        Assert.Equal(2, exception.Attempts);
        Assert.Contains("the call", exception.Message, StringComparison.Ordinal);
        Assert.InRange(
            time.GetUtcNow() - start,
            TimeSpan.FromSeconds(100),
            TimeSpan.FromSeconds(110)
        );
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(0)]
    [InlineData(100 * TimeSpan.TicksPerMillisecond)]
    public async Task No_attempt_follows_the_end_of_the_time_for_the_call(long ticks)
    {
        await using var server = await LoopbackServer.StartAsync(Silent);
        using var connection = Api.Connect(
            server,
            configure: options =>
            {
                options.Retry.AttemptTimeout = Timeout.InfiniteTimeSpan;
                options.Retry.BaseDelay = TimeSpan.Zero;
            }
        );
        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() =>
            connection.GetAsync(options: new() { Timeout = new TimeSpan(ticks) })
        );
        Assert.Equal(1, exception.Attempts);
        Assert.Contains("the call", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_limits_a_call_waits_for_its_answer_or_its_caller()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(200, "{}"),
            Silent
        );
        using var connection = Api.Connect(
            server,
            configure: options =>
            {
                options.Timeout = Timeout.InfiniteTimeSpan;
                options.Retry.AttemptTimeout = Timeout.InfiniteTimeSpan;
            }
        );
        await connection.GetAsync();
        using var cancellation = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            connection.GetAsync(cancellation.Token)
        );
    }

    [Fact]
    public async Task A_caller_can_give_up_between_two_attempts()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(429, "{}", ("Retry-After", "60"))
        );
        using var connection = Api.Connect(server);
        using var cancellation = new CancellationTokenSource(200);
        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            connection.GetAsync(cancellation.Token)
        );
        Assert.Equal(cancellation.Token, canceled.CancellationToken);
        Assert.Single(server.Requests);
    }

    private static Task Silent(Microsoft.AspNetCore.Http.HttpContext context) =>
        Task.Delay(Timeout.Infinite, context.RequestAborted);
}
