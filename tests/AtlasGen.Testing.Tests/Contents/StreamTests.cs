using Acme.Streams;

namespace AtlasGen.Testing.Tests.Contents;

/// <summary>Items that a test returns arrive one at a time.</summary>
public sealed class StreamTests : IDisposable
{
    private readonly AtlasFake _fake = new();
    private readonly AtlasClient _client;

    public StreamTests() => _client = _fake.CreateClient<AtlasClient>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _fake.Dispose();
    }

    [Fact]
    public async Task Json_lines()
    {
        IReadOnlyList<int>[] numbers =
        [
            [1, 2],
            [],
            [3],
        ];
        _fake.On(AtlasOperations.ListNumbers).Return(numbers);
        Assert.Equal(
            numbers,
            await _client.Streams.ListNumbersAsync(cancellationToken: Stop).ToListAsync(Stop)
        );
    }

    [Fact]
    public async Task Text()
    {
        string[] texts = ["a", "b \"c\"", "d\ne", "5", "ü"];
        _fake.On(AtlasOperations.ReadMessages).Return(texts);
        _fake.On(AtlasOperations.WatchWords).Return(texts);
        Assert.Equal(
            texts,
            await _client.Streams.ReadMessagesAsync(cancellationToken: Stop).ToListAsync(Stop)
        );
        Assert.Equal(
            texts,
            await _client.Streams.WatchWordsAsync(cancellationToken: Stop).ToListAsync(Stop)
        );
    }

    [Fact]
    public async Task Events()
    {
        Tick[] ticks = [new() { Price = 1.5 }, new()];
        WatchStatesResponse[] states = [WatchStatesResponse.Idle, WatchStatesResponse.Busy];
        WatchNotesResponseItem[] notes =
        [
            new()
            {
                Data = "a\nb",
                Event = "c",
                Id = "1",
                Retry = 5,
            },
            new() { Data = "" },
        ];
        _fake.On(AtlasOperations.WatchTicks).Return(ticks);
        _fake.On(AtlasOperations.WatchStates).Return(states);
        _fake.On(AtlasOperations.WatchNotes).Return(notes);
        Assert.Equal(
            ticks,
            await _client.Streams.WatchTicksAsync(cancellationToken: Stop).ToListAsync(Stop)
        );
        Assert.Equal(
            states,
            await _client.Streams.WatchStatesAsync(cancellationToken: Stop).ToListAsync(Stop)
        );
        Assert.Equal(
            notes,
            await _client.Streams.WatchNotesAsync(cancellationToken: Stop).ToListAsync(Stop)
        );
    }

    [Fact]
    public async Task An_item_arrives_before_the_next_one_exists()
    {
        var next = new TaskCompletionSource();
        _fake.On(AtlasOperations.ReadMessages).Return(MessagesAsync(next.Task));
        await using var messages = _client
            .Streams.ReadMessagesAsync(cancellationToken: Stop)
            .GetAsyncEnumerator(Stop);
        Assert.True(await messages.MoveNextAsync());
        Assert.Equal("a", messages.Current);
        next.SetResult();
        Assert.True(await messages.MoveNextAsync());
        Assert.Equal("b", messages.Current);
        Assert.False(await messages.MoveNextAsync());
    }

    private static async IAsyncEnumerable<string> MessagesAsync(Task next)
    {
        yield return "a";
        await next;
        yield return "b";
    }
}
