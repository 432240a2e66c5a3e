using System.Text.Json;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Waiting;

/// <summary>Tests waits that end with properties, such as a date, and not with a state.</summary>
public sealed class PropertyWaitTests
{
    private const string Running = """{"failed":false}""";
    private const string Finished = """{"failed":false,"finishedAt":"2026-02-03T04:05:06Z"}""";
    private const string Failed = """{"failed":true,"finishedAt":"2026-02-03T04:05:06Z"}""";

    private static readonly AtlasWaiter Waiter = new(Api.Patch)
    {
        UntilProperties = [new("finishedAt"), new("part", "state") { Values = ["DONE", "1"] }],
        FailProperties = [new("failed") { Values = ["true"] }, new("part", "error")],
    };

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly SkippingClock _time = new(Interval, TimeSpan.FromSeconds(30));
    private readonly List<AtlasWaitProgress> _polls = [];

    [Fact]
    public async Task A_property_that_is_set_ends_the_wait()
    {
        await using var server = await WaitServer.StartJsonAsync(Running, "{}", Finished, Failed);
        var value = await WaitAsync(server);
        Assert.Equal("2026-02-03T04:05:06Z", value.GetProperty("finishedAt").GetString());
        Assert.Equal(
            [
                "failed: false, part.error: null, finishedAt: null, part.state: null",
                "failed: null, part.error: null, finishedAt: null, part.state: null",
                "failed: false, part.error: null, finishedAt: 2026-02-03T04:05:06Z, part.state: null",
            ],
            _polls.Select(poll => poll.State)
        );
    }

    [Theory]
    [InlineData("""{"part":{"state":"DONE"}}""", 2)]
    [InlineData("""{"part":{"state":1}}""", 2)]
    [InlineData("""{"part":{"state":"BUSY"}}""", 3)]
    [InlineData("""{"part":{"state":"done"}}""", 3)]
    [InlineData("""{"failed":"TRUE"}""", 3)]
    [InlineData("""{"part":{"error":null}}""", 3)]
    public async Task A_value_of_a_property_ends_the_wait(string second, int polls)
    {
        await using var server = await WaitServer.StartJsonAsync("{}", second, Finished, Failed);
        await WaitAsync(server);
        Assert.Equal(polls, server.Polls());
    }

    // The properties may still be those from before the change.
    [Theory]
    [InlineData(Finished, Running, Finished, 3)]
    [InlineData(Finished, Finished, Failed, 2)]
    [InlineData(Failed, Running, Finished, 3)]
    [InlineData(Failed, Finished, Failed, 2)]
    public async Task The_first_value_does_not_end_the_wait(
        string first,
        string second,
        string third,
        int polls
    )
    {
        await using var server = await WaitServer.StartJsonAsync(first, second, third, Failed);
        await WaitAsync(server);
        Assert.Equal(polls, server.Polls());
    }

    [Theory]
    [InlineData(
        Failed,
        "failed: true, part.error: null, finishedAt: 2026-02-03T04:05:06Z, part.state: null"
    )]
    [InlineData(
        """{"part":{"state":"DONE","error":"E7"}}""",
        "failed: null, part.error: E7, finishedAt: null, part.state: DONE"
    )]
    public async Task A_failure_takes_precedence_over_the_end(string last, string state)
    {
        await using var server = await WaitServer.StartJsonAsync(Running, last, Finished);
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() => WaitAsync(server));
        Assert.Equal(2, server.Polls());
        Assert.False(exception.IsTimeout);
        Assert.Equal(state, exception.State);
        Assert.Equal(last, ((JsonElement)exception.Value!).GetRawText());
        Assert.Equal("new", ((JsonElement)exception.Response!).GetProperty("id").GetString());
        Assert.Equal(
            $"PATCH /things/{{thingId}} (updateThing): the wait ended in the state {state}.",
            exception.Message
        );
    }

    [Fact]
    public async Task A_time_limit_states_the_properties()
    {
        await using var server = await WaitServer.StartJsonAsync(Running);
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() => WaitAsync(server));
        Assert.True(exception.IsTimeout);
        Assert.EndsWith(
            "The last state is failed: false, part.error: null, finishedAt: null, part.state: null.",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_property_of_both_kinds_is_stated_once()
    {
        await using var server = await WaitServer.StartJsonAsync("{}", """{"a":"BAD"}""");
        using var connection = WaitServer.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() =>
            new AtlasWaiter(Api.Patch)
            {
                UntilProperties = [new("a") { Values = ["GOOD"] }],
                FailProperties = [new("a") { Values = ["BAD"] }],
            }.RunAsync(
                connection,
                _ => connection.PatchAsync(),
                stop => connection.GetAsync(stop),
                AtlasWaiter.Text<JsonElement, ElementJson>,
                Options,
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal("a: BAD", exception.State);
        Assert.Null(exception.Response);
    }

    private AtlasWaitOptions Options =>
        new()
        {
            Timeout = TimeSpan.FromSeconds(595),
            Interval = Interval,
            OnPoll = _polls.Add,
            TimeProvider = _time,
        };

    private async Task<JsonElement> WaitAsync(LoopbackServer server)
    {
        using var connection = WaitServer.Connect(server);
        return await Waiter.RunAsync<JsonElement, JsonElement>(
            connection,
            _ => connection.PatchAsync(),
            (_, stop) => connection.GetAsync(stop),
            AtlasWaiter.Text<JsonElement, ElementJson>,
            Options,
            TestContext.Current.CancellationToken
        );
    }
}
