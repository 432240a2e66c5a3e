using CsCheck;

namespace AtlasGen.Runtime.Tests.Paging;

/// <summary>Tests the pages of a list, and continuing from one of them.</summary>
public class AsPagesTests
{
    [Fact]
    public Task Pages_contain_the_items_and_continue_from_any_number() =>
        Gen.Select(PagedList.Any, Gen.Bool, Gen.Bool)
            .SampleAsync(
                async (server, knowsSize, hasTotal) =>
                {
                    var list = server.Enumerate(
                        new() { Size = knowsSize ? server.Size : null, HasTotal = hasTotal }
                    );
                    var pages = await PagesAsync(list.AsPages());
                    Assert.Equal(server.Expected, pages.SelectMany(page => page.Items));
                    Assert.Equal(
                        Enumerable.Range(server.First, pages.Count),
                        pages.Select(page => page.Number)
                    );
                    Assert.Equal(
                        [.. pages.Skip(1).Select(page => (int?)page.Number), null],
                        pages.Select(page => page.NextNumber)
                    );
                    Assert.All(
                        pages,
                        page => Assert.Equal(hasTotal ? server.StatedTotal : null, page.TotalCount)
                    );
                    foreach (var page in pages.Where(page => page.NextNumber is not null))
                    {
                        server.Asked.Clear();
                        var rest = await PagesAsync(list.AsPages(page.NextNumber));
                        Assert.Equal(page.NextNumber, server.Asked[0]);
                        Assert.Equal(
                            server.Expected.Skip((page.Number + 1 - server.First) * server.Size),
                            rest.SelectMany(later => later.Items)
                        );
                    }
                }
            );

    [Fact]
    public async Task An_empty_list_has_one_page_without_items()
    {
        var server = new PagedList(Count: 0, Size: 10, Total: 1, First: 1);
        var list = server.Enumerate(new() { HasTotal = true });
        var page = Assert.Single(await PagesAsync(list.AsPages()));
        Assert.Empty(page.Items);
        Assert.Equal((1, null, 0), (page.Number, page.NextNumber, page.TotalCount));
    }

    [Fact]
    public async Task A_full_last_page_is_followed_by_an_empty_one_if_the_total_is_unknown()
    {
        var server = new PagedList(Count: 20, Size: 10, Total: 0, First: 1);
        var list = server.Enumerate(new() { Size = 10 });
        var pages = await PagesAsync(list.AsPages());
        Assert.Equal([10, 10, 0], pages.Select(page => page.Items.Count));
        Assert.Equal([2, 3, null], pages.Select(page => page.NextNumber));
        Assert.Empty(Assert.Single(await PagesAsync(list.AsPages(3))).Items);
    }

    [Theory]
    [InlineData(10, 500, null)]
    [InlineData(10, 10, null)]
    // The server may send fewer items than the request asks for, so that more pages follow.
    [InlineData(1000, 10, 4)]
    [InlineData(10, null, 4)]
    [InlineData(null, null, 4)]
    public async Task A_first_page_is_the_last_one_if_the_document_promises_the_size_of_pages(
        int? size,
        int? maxSize,
        int? next
    )
    {
        var server = new PagedList(Count: 25, Size: 10, Total: 1, First: 1);
        var list = server.Enumerate(
            new()
            {
                Size = size,
                MaxSize = maxSize,
                HasTotal = true,
            }
        );
        Assert.Equal(next, (await PagesAsync(list.AsPages(3)))[0].NextNumber);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public async Task A_full_last_page_is_recognized_by_the_total(int startAt, int expected)
    {
        var server = new PagedList(Count: 20, Size: 10, Total: 1, First: 1);
        var list = server.Enumerate(new() { HasTotal = true });
        Assert.Equal(expected, (await PagesAsync(list.AsPages(startAt))).Count);
    }

    [Theory]
    [InlineData(null, 6)]
    [InlineData(2, 5)]
    [InlineData(6, 1)]
    public async Task A_page_that_the_server_limits_silently_is_not_the_last_one(
        int? startAt,
        int expected
    )
    {
        // After 500 items of one page that was requested, 100 items of a page would be the last ones.
        var server = new PagedList(Count: 600, Size: 100, Total: 1, First: 1);
        var pages = await PagesAsync(
            server.Enumerate(new() { Size = 500, HasTotal = true }).AsPages(startAt)
        );
        Assert.Equal(
            server.Expected.TakeLast(100 * expected),
            pages.SelectMany(page => page.Items)
        );
        Assert.Equal(expected, server.Asked.Count);
        Assert.Null(pages[^1].NextNumber);
    }

    [Fact]
    public async Task A_total_that_changes_is_compared_with_the_page_that_states_it()
    {
        int[] counts = [30, 25, 32, 31];
        var asked = 0;
        var pages = await PagesAsync(
            PagedList
                .Enumerate(
                    (number, options, token) =>
                        new PagedList(counts[asked++], Size: 10, Total: 1, First: 1).GetAsync(
                            number,
                            options,
                            token
                        ),
                    new()
                    {
                        First = 1,
                        Size = 10,
                        MaxSize = 10,
                        HasTotal = true,
                    }
                )
                .AsPages()
        );
        Assert.Equal(Enumerable.Range(0, 31), pages.SelectMany(page => page.Items));
        Assert.Equal([30, 25, 32, 31], pages.Select(page => page.TotalCount));
        Assert.Equal([2, 3, 4, null], pages.Select(page => page.NextNumber));
    }

    [Fact]
    public async Task The_same_page_is_returned_once()
    {
        var list = PagedList.Enumerate(
            (_, options, _) =>
            {
                options?.OnResponse?.Invoke(PagedList.Response);
                return Task.FromResult<(IReadOnlyList<int>? Items, long? Total)>(([1, 2], null));
            },
            new() { First = 1 }
        );
        Assert.Equal([1, 2], Assert.Single(await PagesAsync(list.AsPages())).Items);
    }

    [Fact]
    public async Task A_page_does_not_have_the_response_of_another()
    {
        var list = PagedList.Enumerate(
            (number, options, _) =>
            {
                if (number == 1)
                {
                    options?.OnResponse?.Invoke(PagedList.Response);
                }

                return Task.FromResult<(IReadOnlyList<int>? Items, long? Total)>(([number], 2));
            },
            new() { First = 1, HasTotal = true }
        );
        var seen = new List<int>();
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var page in list.AsPages())
            {
                seen.Add(page.Number);
            }
        });
        Assert.Equal([1], seen);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    public async Task A_list_without_page_numbers_has_only_page_1(int? startAt, int expected)
    {
        var server = new PagedList(Count: 30, Size: 10, Total: 1, First: 1);
        var list = PagedList.Enumerate(server.GetAsync, AtlasPaging.OnePage);
        var pages = await PagesAsync(list.AsPages(startAt));
        Assert.Equal(expected, pages.Count);
        Assert.Equal(expected, server.Asked.Count);
        Assert.All(
            pages,
            page => Assert.Equal((1, null, 30), (page.Number, page.NextNumber, page.TotalCount))
        );
    }

    [Fact]
    public void A_negative_number_is_rejected_at_once()
    {
        var server = new PagedList(Count: 3, Size: 10, Total: 1, First: 1);
        Assert.Throws<ArgumentOutOfRangeException>(
            "startAt",
            () => server.Enumerate(new()).AsPages(-1)
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancellation_ends_the_pages(bool byExtension)
    {
        using var source = new CancellationTokenSource();
        var pages = AtlasPages
            .Enumerate<int, int, Int32Json>(
                (number, options, token) =>
                {
                    options!.OnResponse!(PagedList.Response);
                    token.ThrowIfCancellationRequested();
                    return Task.FromResult(number);
                },
                static page => ([page], null),
                new() { First = 1 },
                options: null,
                byExtension ? CancellationToken.None : source.Token
            )
            .AsPages();
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var page in pages.WithCancellation(byExtension ? source.Token : default))
            {
                seen++;
                await source.CancelAsync();
            }
        });
        Assert.Equal(1, seen);
    }

    private static ValueTask<List<AtlasPage<int>>> PagesAsync(
        IAsyncEnumerable<AtlasPage<int>> pages
    ) => pages.ToListAsync(TestContext.Current.CancellationToken);
}
