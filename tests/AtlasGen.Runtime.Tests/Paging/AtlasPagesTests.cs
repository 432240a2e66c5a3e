using CsCheck;

namespace AtlasGen.Runtime.Tests.Paging;

public class AtlasPagesTests
{
    /// <summary>A list on a server that returns it in pages.</summary>
    /// <param name="Count">The number of items.</param>
    /// <param name="Size">The number of items per page.</param>
    /// <param name="Total">
    /// The total that the server returns: 0 for none, 1 for the correct one, 2 for less than a page, 3 for zero.
    /// </param>
    /// <param name="First">The number of the first page.</param>
    private sealed record Server(int Count, int Size, int Total, int First)
    {
        public List<int> Asked { get; } = [];

        public IEnumerable<int> Expected => Enumerable.Range(0, Count).Skip((First - 1) * Size);

        public Task<(IReadOnlyList<int> Items, long? Total)> GetAsync(int page, CancellationToken _)
        {
            Asked.Add(page);
            IReadOnlyList<int> items =
            [
                .. Enumerable.Range(0, Count).Skip((page - 1) * Size).Take(Size),
            ];
            long? total = Total switch
            {
                1 => Count,
                2 => Math.Min(Count, Size) - 1,
                3 => 0,
                _ => null,
            };
            return Task.FromResult((items, total));
        }

        public IAsyncEnumerable<int> Enumerate(AtlasPaging paging) =>
            AtlasPagesTests.Enumerate(GetAsync, paging with { First = First });
    }

    private static readonly Gen<Server> Servers = Gen.Select(
        Gen.Int[0, 60],
        Gen.Int[1, 12],
        Gen.Int[0, 3],
        Gen.Int[1, 4],
        (count, size, total, first) => new Server(count, size, total, first)
    );

    [Fact]
    public Task Every_item_comes_once_whatever_the_size_of_pages_and_the_total() =>
        Gen.Select(Servers, Gen.Bool, Gen.Bool)
            .SampleAsync(
                async (server, knowsSize, hasTotal) =>
                {
                    var paging = new AtlasPaging
                    {
                        Size = knowsSize ? server.Size : null,
                        HasTotal = hasTotal,
                    };
                    Assert.Equal(
                        server.Expected,
                        await server
                            .Enumerate(paging)
                            .ToListAsync(TestContext.Current.CancellationToken)
                    );
                    Assert.Equal(Enumerable.Range(server.First, server.Asked.Count), server.Asked);
                }
            );

    [Fact]
    public Task A_total_that_is_true_saves_the_last_request() =>
        Servers
            .Select(server => server with { Count = server.Count + 1, Total = 1, First = 1 })
            .SampleAsync(async server =>
            {
                await server
                    .Enumerate(new() { HasTotal = true })
                    .ToListAsync(TestContext.Current.CancellationToken);
                var pages = (server.Count + server.Size - 1) / server.Size;
                Assert.Equal(pages, server.Asked.Count);
            });

    [Fact]
    public Task A_short_page_is_the_last_if_the_total_is_missing_or_wrong() =>
        Servers
            .Select(server =>
                server with
                {
                    Total = server.Total == 1 ? 0 : server.Total,
                    First = 1,
                }
            )
            .SampleAsync(async server =>
            {
                await server
                    .Enumerate(new() { Size = server.Size, HasTotal = true })
                    .ToListAsync(TestContext.Current.CancellationToken);
                Assert.Equal((server.Count / server.Size) + 1, server.Asked.Count);
            });

    [Fact]
    public async Task A_page_that_the_server_cut_is_not_the_last()
    {
        var server = new Server(Count: 25, Size: 10, Total: 0, First: 1);
        var items = await server
            .Enumerate(new() { Size = 1000, MaxSize = 10 })
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(server.Expected, items);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1000L)]
    public async Task The_same_page_for_ever_ends(long? total)
    {
        var asked = 0;
        var items = await Enumerate(
                (_, _) =>
                {
                    Assert.InRange(++asked, 1, 2);
                    return Task.FromResult(((IReadOnlyList<int>)[1, 2, 3], total));
                },
                new() { First = 1, HasTotal = true }
            )
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], items);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_page_is_fetched_when_its_items_are_needed()
    {
        var server = new Server(Count: 30, Size: 10, Total: 1, First: 1);
        var items = server.Enumerate(new() { HasTotal = true });
        Assert.Empty(server.Asked);
        Assert.Equal(10, await items.Take(10).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal([1], server.Asked);
        Assert.Equal(11, await items.Take(11).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal([1, 1, 2], server.Asked);
    }

    [Fact]
    public async Task One_page_is_fetched_once()
    {
        var server = new Server(Count: 30, Size: 10, Total: 1, First: 1);
        var items = await Enumerate(server.GetAsync, AtlasPaging.OnePage)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(10, items.Count);
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancellation_ends_it_between_two_items(bool byExtension)
    {
        using var source = new CancellationTokenSource();
        var server = new Server(Count: 30, Size: 10, Total: 1, First: 1);
        var items = AtlasPages.EnumerateAsync<
            (IReadOnlyList<int> Items, long? Total),
            int,
            Int32Json
        >(
            server.GetAsync,
            static page => new(page.Items, page.Total),
            new() { First = 1 },
            byExtension ? CancellationToken.None : source.Token
        );
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in items.WithCancellation(byExtension ? source.Token : default))
            {
                seen++;
                await source.CancelAsync();
            }
        });
        Assert.Equal(1, seen);
    }

    [Fact]
    public async Task The_token_reaches_the_call()
    {
        using var source = new CancellationTokenSource();
        var items = AtlasPages.EnumerateAsync<int, int, Int32Json>(
            async (_, token) =>
            {
                await source.CancelAsync();
                token.ThrowIfCancellationRequested();
                return 0;
            },
            static page => new([page]),
            new() { First = 1 },
            CancellationToken.None
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in items.WithCancellation(source.Token)) { }
        });
    }

    private static IAsyncEnumerable<int> Enumerate(
        Func<int, CancellationToken, Task<(IReadOnlyList<int> Items, long? Total)>> fetch,
        AtlasPaging paging
    ) =>
        AtlasPages.EnumerateAsync<(IReadOnlyList<int> Items, long? Total), int, Int32Json>(
            fetch,
            static page => new(page.Items, page.Total),
            paging.First == 0 ? AtlasPaging.OnePage : paging,
            TestContext.Current.CancellationToken
        );
}
