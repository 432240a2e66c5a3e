using System.Globalization;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Paging;

/// <summary>Tests the pages of a list on a server, with their responses, and lists for tests of users.</summary>
public class AtlasPageableTests
{
    private static readonly AtlasOperation List = new(
        Api.Description,
        "listThings",
        "GET",
        "/things"
    )
    {
        Accept = "application/json",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_page_has_the_response_to_its_own_request()
    {
        await using var server = await StartAsync();
        using var connection = Api.Connect(server);
        var seen = new List<string>();
        var options = new AtlasRequestOptions
        {
            Headers = new Dictionary<string, string> { ["X-Caller"] = "a" },
            OnResponse = info => seen.Add(info.Headers["X-Page"]),
        };
        var list = Things(connection, options);
        Assert.Equal(
            ["1: 1,2 of 5, a1, next 2", "2: 3,4 of 5, a2, next 3", "3: 5 of 5, a3, next "],
            await TextsAsync(list.AsPages())
        );
        Assert.Equal(["a1", "a2", "a3"], seen);
        Assert.Equal([1, 2, 3, 4, 5], await list.ToListAsync(Stop));
        Assert.Equal(["a1", "a2", "a3", "a1", "a2", "a3"], seen);
    }

    [Fact]
    public async Task The_response_is_that_of_the_last_attempt()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(503, "{}"),
            LoopbackServer.Json(200, "[1,2]", ("X-Page", "second")),
            LoopbackServer.Json(429, "{}", ("Retry-After", "0")),
            LoopbackServer.Json(200, "[3]", ("X-Page", "fourth"))
        );
        using var connection = Api.Connect(server);
        Assert.Equal(
            ["1: 1,2 of , second, next 2", "2: 3 of , fourth, next "],
            await TextsAsync(Things(connection).AsPages())
        );
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Concurrent_enumerations_of_one_list_share_nothing()
    {
        await using var server = await StartAsync();
        using var connection = Api.Connect(server);
        var list = Things(connection, new() { OnResponse = static _ => { } });
        var (pages, same) = (list.AsPages(), list.AsPages());
        var first = pages.GetAsyncEnumerator(Stop);
        await using var _ = first;
        var second = pages.GetAsyncEnumerator(Stop);
        await using var __ = second;
        Assert.True(await first.MoveNextAsync());
        Assert.True(await first.MoveNextAsync());
        Assert.True(await second.MoveNextAsync());
        Assert.Equal(["x2", "x1"], [Page(first), Page(second)]);
        Assert.True(await first.MoveNextAsync());
        Assert.Equal(["x3", "x1"], [Page(first), Page(second)]);

        var runs = Enumerable
            .Range(0, 20)
            .Select(i => Task.Run(() => TextsAsync(i % 2 == 0 ? same : list.AsPages()), Stop));
        var expected = await TextsAsync(list.AsPages());
        Assert.All(await Task.WhenAll(runs), texts => Assert.Equal(expected, texts));

        static string Page(IAsyncEnumerator<AtlasPage<int>> pages) =>
            pages.Current.Info.Headers["X-Page"];
    }

    [Fact]
    public async Task A_page_that_fails_throws_and_the_rest_can_be_read_later()
    {
        var isDown = false;
        await using var server = await StartAsync(number => isDown && number == 2);
        using var connection = Api.Connect(server);
        var list = Things(connection, new() { DisableRetry = true });
        isDown = true;
        int? next = null;
        await Assert.ThrowsAsync<AtlasApiException>(async () =>
        {
            await foreach (var page in list.AsPages())
            {
                next = page.NextNumber;
            }
        });
        isDown = false;
        Assert.Equal(
            ["2: 3,4 of 5, x2, next 3", "3: 5 of 5, x3, next "],
            await TextsAsync(list.AsPages(next))
        );
    }

    [Fact]
    public async Task Items_of_a_test()
    {
        var list = AtlasPageable.FromItems(["a", "b"]);
        Assert.Equal(["a", "b"], await list.ToListAsync(Stop));
        var page = Assert.Single(await list.AsPages().ToListAsync(Stop));
        Assert.Equal((1, null, 2), (page.Number, page.NextNumber, page.TotalCount));
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Info.StatusCode);
        Assert.Empty(page.Info.Headers);
        Assert.Empty(await list.AsPages(2).ToListAsync(Stop));
    }

    [Fact]
    public async Task Pages_of_a_test()
    {
        AtlasPage<string> first = new(["a", "b"]) { NextNumber = 2, TotalCount = 3 };
        AtlasPage<string> second = new(["c"]) { Number = 2, TotalCount = 3 };
        var list = AtlasPageable.FromPages([first, second]);
        Assert.Equal(["a", "b", "c"], await list.ToListAsync(Stop));
        Assert.Equal([first, second], await list.AsPages().ToListAsync(Stop));
        Assert.Equal([second], await list.AsPages(first.NextNumber).ToListAsync(Stop));
        Assert.Throws<ArgumentOutOfRangeException>("startAt", () => list.AsPages(-1));
        Assert.Throws<ArgumentException>("pages", () => AtlasPageable.FromPages([first, null!]));
    }

    [Fact]
    public async Task A_list_of_a_test_can_be_canceled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var list = AtlasPageable.FromItems([1]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await list.ToListAsync(source.Token)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await list.AsPages().ToListAsync(source.Token)
        );
    }

    /// <summary>Starts a server with five items in pages of two, whose headers contain the page and what the caller sent.</summary>
    private static Task<LoopbackServer> StartAsync(Func<int, bool>? isDown = null) =>
        LoopbackServer.StartAsync(context =>
        {
            var number = int.Parse(context.Request.Query["pageNum"]!, CultureInfo.InvariantCulture);
            var caller = context.Request.Headers["X-Caller"].FirstOrDefault() ?? "x";
            var items = Enumerable.Range(1, 5).Skip((number - 1) * 2).Take(2);
            var answer =
                isDown?.Invoke(number) == true
                    ? LoopbackServer.Json(500, "{}")
                    : LoopbackServer.Json(
                        200,
                        $"[{string.Join(',', items)}]",
                        ("X-Page", $"{caller}{number}"),
                        ("X-Total", "5")
                    );
            return answer(context);
        });

    /// <summary>Returns the list as a generated method does.</summary>
    private static AtlasPageable<int> Things(
        AtlasConnection connection,
        AtlasRequestOptions? options = null
    ) =>
        AtlasPages.Enumerate<IReadOnlyList<int>, int, Int32Json>(
            (pageToGet, pageOptions, pageToken) =>
            {
                var request = new AtlasRequest(List, $"/things", pageOptions);
                request.AddQuery("pageNum", pageToGet);
                return connection.SendAsync<IReadOnlyList<int>, ListJson<int, Int32Json>>(
                    request,
                    pageToken
                );
            },
            static page => (page, page.Count == 0 ? null : page[^1]),
            new()
            {
                First = 1,
                Size = 2,
                MaxSize = 2,
            },
            options,
            Stop
        );

    private static async Task<List<string>> TextsAsync(IAsyncEnumerable<AtlasPage<int>> pages)
    {
        var texts = new List<string>();
        await foreach (var page in pages)
        {
            var total = page.Info.Headers.GetValueOrDefault("X-Total");
            texts.Add(
                $"{page.Number}: {string.Join(',', page.Items)} of {total}, {page.Info.Headers["X-Page"]}, next {page.NextNumber}"
            );
        }

        return texts;
    }
}
