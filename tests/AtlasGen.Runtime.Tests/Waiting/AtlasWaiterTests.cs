using System.Net;
using System.Text.Json;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Waiting;

/// <summary>Tests what generated <c>…AndWaitAsync</c> methods call: a change, and then a wait.</summary>
public sealed class AtlasWaiterTests
{
    private static readonly AtlasOperation Create = new(
        Api.Description,
        "createThing",
        "POST",
        "/things/{thingId}"
    )
    {
        Accept = "application/json",
    };

    private static readonly AtlasWaiter AfterCreate = new(Create)
    {
        Until = ["IDLE", "true"],
        Fail = ["FAILED"],
    };

    private static readonly AtlasWaiter AfterChange = new(Api.Patch)
    {
        Until = ["IDLE"],
        Fail = ["FAILED"],
    };

    private static readonly AtlasWaiter AfterDelete = new(Api.Patch) { EndsWhenGone = true };

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

    [Theory]
    // The state is still that from before the change.
    [InlineData("IDLE,UPDATING,UPDATING,IDLE,OTHER", 4)]
    // The change was so fast that no other state was seen.
    [InlineData("IDLE,IDLE,OTHER", 2)]
    [InlineData("UPDATING,IDLE,OTHER", 2)]
    [InlineData("IDLE,503,IDLE,OTHER", 3)]
    [InlineData("503,drop,IDLE,429,IDLE,OTHER", 5)]
    // The change repairs what had failed before.
    [InlineData("FAILED,STARTING,IDLE", 3)]
    [InlineData("FAILED,IDLE,OTHER", 2)]
    // A response without a state says nothing.
    [InlineData("200,IDLE,IDLE,OTHER", 3)]
    public async Task An_end_state_is_trusted_when_it_was_seen_to_change_or_twice_in_a_row(
        string words,
        int polls
    )
    {
        await using var server = await WaitServer.StartAsync(words);
        using var connection = WaitServer.Connect(server);
        var value = await ChangeAsync(AfterChange, connection);
        Assert.Equal("IDLE", WaitServer.State(value));
        Assert.Equal(polls, server.Polls());
        Assert.Equal("IDLE", _polls[^1].State);
    }

    [Theory]
    [InlineData("404,404,CREATING,IDLE,OTHER", 4)]
    [InlineData("404,IDLE,OTHER", 2)]
    [InlineData("503,404,CREATING,IDLE,OTHER", 4)]
    [InlineData("404,true,OTHER", 2)]
    public async Task What_was_created_may_appear_late(string words, int polls)
    {
        await using var server = await WaitServer.StartAsync(words);
        using var connection = WaitServer.Connect(server);
        await ChangeAsync(AfterCreate, connection);
        Assert.Equal(polls, server.Polls());
    }

    [Theory]
    // Created, but never found.
    [InlineData(true, "404", 7)]
    // Found, and then deleted by somebody else.
    [InlineData(true, "CREATING,404", 2)]
    [InlineData(false, "404", 1)]
    [InlineData(false, "UPDATING,403", 2)]
    public async Task An_error_that_does_not_pass_keeps_the_response_to_the_change(
        bool isCreate,
        string words,
        int polls
    )
    {
        await using var server = await WaitServer.StartAsync(words);
        using var connection = WaitServer.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() =>
            ChangeAsync(isCreate ? AfterCreate : AfterChange, connection)
        );
        Assert.Equal(polls, server.Polls());
        Assert.False(exception.IsTimeout);
        Assert.IsType<AtlasApiException>(exception.InnerException);
        Assert.Equal("new", IdOf(exception.Response));
        Assert.Equal(isCreate ? "createThing" : "updateThing", exception.OperationId);
    }

    [Theory]
    [InlineData("UPDATING,FAILED,IDLE")]
    [InlineData("FAILED,FAILED,IDLE")]
    public async Task A_failure_state_is_trusted_when_it_was_seen_to_change_or_twice_in_a_row(
        string words
    )
    {
        await using var server = await WaitServer.StartAsync(words);
        using var connection = WaitServer.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() =>
            ChangeAsync(AfterChange, connection)
        );
        Assert.Equal(2, server.Polls());
        Assert.Equal("FAILED", exception.State);
        Assert.Equal("FAILED", WaitServer.State((JsonElement)exception.Value!));
        Assert.Equal("new", IdOf(exception.Response));
        Assert.False(exception.IsTimeout);
        Assert.Equal(
            "PATCH /things/{thingId} (updateThing): the wait ended in the state FAILED.",
            exception.Message
        );
    }

    [Fact]
    public async Task A_time_limit_keeps_the_response_to_the_change()
    {
        await using var server = await WaitServer.StartAsync("UPDATING");
        using var connection = WaitServer.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() =>
            ChangeAsync(AfterChange, connection)
        );
        Assert.True(exception.IsTimeout);
        Assert.Equal("UPDATING", exception.State);
        Assert.NotNull(exception.Value);
        Assert.Equal("new", IdOf(exception.Response));
        Assert.EndsWith("The last state is UPDATING.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_keeps_the_response_to_the_change()
    {
        await using var server = await WaitServer.StartAsync("UPDATING");
        using var connection = WaitServer.Connect(server);
        using var source = new CancellationTokenSource();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ChangeAsync(
                AfterChange,
                connection,
                new() { OnPoll = _ => source.Cancel(), TimeProvider = _time },
                source.Token
            )
        );
        var canceled = Assert.IsType<AtlasWaitCanceledException>(exception);
        Assert.Equal("new", IdOf(canceled.Response));
        Assert.Equal("UPDATING", canceled.State);
        Assert.NotNull(canceled.Value);
    }

    [Fact]
    public async Task A_callback_that_throws_keeps_the_response_to_the_change()
    {
        await using var server = await WaitServer.StartAsync("UPDATING");
        using var connection = WaitServer.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() =>
            ChangeAsync(
                AfterChange,
                connection,
                new() { OnPoll = _ => throw new InvalidTimeZoneException() }
            )
        );
        Assert.IsType<InvalidTimeZoneException>(exception.InnerException);
        Assert.Equal("new", IdOf(exception.Response));
    }

    [Fact]
    public async Task A_change_that_fails_or_is_canceled_is_not_waited_for()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(409, "{}"));
        using var connection = WaitServer.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
            ChangeAsync(AfterChange, connection)
        );
        Assert.Equal(HttpStatusCode.Conflict, exception.StatusCode);
        Assert.Equal(0, server.Polls());
        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            AfterChange.RunAsync<JsonElement, JsonElement>(
                connection,
                stop => Task.FromCanceled<JsonElement>(stop),
                (_, stop) => connection.GetAsync(stop),
                WaitServer.State,
                null,
                new CancellationToken(canceled: true)
            )
        );
        Assert.IsNotType<AtlasWaitCanceledException>(canceled);
    }

    [Fact]
    public async Task A_deletion_without_content_ends_when_the_resource_is_gone()
    {
        await using var server = await WaitServer.StartAsync("IDLE,DELETING,503,404");
        using var connection = WaitServer.Connect(server);
        var value = await AfterDelete.RunAsync<object?>(
            connection,
            _ => connection.PatchAsync(),
            async stop => await connection.GetAsync(stop),
            value => WaitServer.State((JsonElement)value!),
            Options,
            TestContext.Current.CancellationToken
        );
        Assert.Null(value);
        Assert.Equal(4, server.Polls());
        Assert.Equal(
            ["IDLE", "DELETING", "DELETING", "DELETING"],
            _polls.Select(poll => poll.State)
        );
    }

    [Fact]
    public async Task The_time_provider_of_the_client_is_the_default()
    {
        await using var server = await WaitServer.StartAsync("UPDATING,IDLE");
        // A system clock would wait for 5 seconds, and this one does not move.
        var time = new TestClock();
        using var connection = WaitServer.Connect(server, time);
        var wait = AfterChange.RunAsync<JsonElement, JsonElement>(
            connection,
            _ => connection.PatchAsync(),
            (_, stop) => connection.GetAsync(stop),
            WaitServer.State,
            null,
            TestContext.Current.CancellationToken
        );
        await time.WaitBegunAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        time.Advance(TimeSpan.FromSeconds(5));
        await wait;
    }

    [Fact]
    public async Task A_response_that_does_not_identify_what_to_wait_for_is_kept()
    {
        await using var server = await WaitServer.StartAsync("IDLE");
        using var connection = WaitServer.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() =>
            AfterChange.RunAsync<JsonElement, JsonElement>(
                connection,
                _ => connection.PatchAsync(),
                (changed, _) =>
                    connection.GetAsync(
                        AtlasWaiter.Property<JsonElement, ElementJson, string, StringJson>(
                            changed,
                            "_id"
                        )
                    ),
                WaitServer.State,
                Options,
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(
            "PATCH /things/{thingId} (updateThing): the wait ended, because a poll failed: The response to the change has no '_id', which identifies what to wait for.",
            exception.Message
        );
        Assert.Equal("new", IdOf(exception.Response));
        Assert.Equal(0, server.Polls());
    }

    private Task<JsonElement> ChangeAsync(
        AtlasWaiter waiter,
        AtlasConnection connection,
        AtlasWaitOptions? options = null,
        CancellationToken? cancellationToken = null
    ) =>
        waiter.RunAsync<JsonElement, JsonElement>(
            connection,
            _ => connection.PatchAsync(),
            (_, stop) => connection.GetAsync(stop),
            WaitServer.State,
            options ?? Options,
            cancellationToken ?? TestContext.Current.CancellationToken
        );

    private static string? IdOf(object? value) =>
        ((JsonElement)value!).GetProperty("id").GetString();
}
