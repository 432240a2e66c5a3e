using CsCheck;

namespace AtlasGen.Runtime.Tests.Paging;

public class AtlasPagesTests
{
    [Fact]
    public async Task A_page_without_its_required_list_is_not_an_empty_list()
    {
        var list = AtlasPages.Enumerate<int, int, Int32Json>(
            (number, _, _) => Task.FromResult(number),
            page => page == 1 ? ([1], 3) : throw JsonRecord.Missing("PaginatedGroups", "results"),
            new() { First = 1, HasTotal = true },
            options: null,
            TestContext.Current.CancellationToken
        );
        await using var items = list.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await items.MoveNextAsync());
        var exception = await Assert.ThrowsAsync<AtlasResponseFormatException>(async () =>
            await items.MoveNextAsync()
        );
        Assert.Equal(
            "Page 2 of the list does not match the document. The required member 'results' of PaginatedGroups is missing or null.",
            exception.Message
        );
    }

    [Fact]
    public Task Every_item_comes_once_whatever_the_size_of_pages_and_the_total() =>
        Gen.Select(PagedList.Any, Gen.Bool, Gen.Bool)
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
        PagedList
            .Any.Select(server => server with { Count = server.Count + 1, Total = 1, First = 1 })
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
        PagedList
            .Any.Select(server =>
                server with
                {
                    Total = server.Total == 1 ? 0 : server.Total,
                    First = 1,
                }
            )
            .SampleAsync(async server =>
            {
                await server
                    .Enumerate(
                        new()
                        {
                            Size = server.Size,
                            MaxSize = server.Size,
                            HasTotal = true,
                        }
                    )
                    .ToListAsync(TestContext.Current.CancellationToken);
                Assert.Equal((server.Count / server.Size) + 1, server.Asked.Count);
            });

    [Fact]
    public async Task A_page_that_the_server_cut_is_not_the_last()
    {
        var server = new PagedList(Count: 25, Size: 10, Total: 0, First: 1);
        var items = await server
            .Enumerate(new() { Size = 1000, MaxSize = 20 })
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(server.Expected, items);
    }

    [Fact]
    public Task Every_item_comes_once_if_the_server_limits_the_size_of_pages_silently() =>
        Gen.Select(PagedList.Any, Gen.Int[0, 60], Gen.Int[0, 72], Gen.Bool)
            .SampleAsync(
                async (server, larger, maximum, hasTotal) =>
                {
                    var size = server.Size + larger;
                    var paging = new AtlasPaging
                    {
                        Size = size,
                        // A maximum that allows the size would be a promise that the server does not keep.
                        MaxSize = maximum == 0 || (maximum >= size && larger > 0) ? null : maximum,
                        HasTotal = hasTotal,
                    };
                    Assert.Equal(
                        server.Expected,
                        await server
                            .Enumerate(paging)
                            .ToListAsync(TestContext.Current.CancellationToken)
                    );
                }
            );

    [Theory]
    [InlineData(null)]
    [InlineData(1000L)]
    public async Task The_same_page_for_ever_ends(long? total)
    {
        var asked = 0;
        var items = await PagedList
            .Enumerate(
                (_, _, _) =>
                {
                    Assert.InRange(++asked, 1, 2);
                    return Task.FromResult<(IReadOnlyList<int>? Items, long? Total)>(
                        ([1, 2, 3], total)
                    );
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
        var server = new PagedList(Count: 30, Size: 10, Total: 1, First: 1);
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
        var server = new PagedList(Count: 30, Size: 10, Total: 1, First: 1);
        var items = await PagedList
            .Enumerate(server.GetAsync, AtlasPaging.OnePage)
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
        var server = new PagedList(Count: 30, Size: 10, Total: 1, First: 1);
        var items = AtlasPages.Enumerate<(IReadOnlyList<int>? Items, long? Total), int, Int32Json>(
            server.GetAsync,
            static page => page,
            new() { First = 1 },
            options: null,
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
        var items = AtlasPages.Enumerate<int, int, Int32Json>(
            async (_, _, token) =>
            {
                await source.CancelAsync();
                token.ThrowIfCancellationRequested();
                return 0;
            },
            static page => ([page], null),
            new() { First = 1 },
            options: null,
            CancellationToken.None
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in items.WithCancellation(source.Token)) { }
        });
    }
}
