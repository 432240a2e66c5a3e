using System.Globalization;
using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests generated methods that enumerate pages, against a server with twelve alerts.</summary>
public class EnumerationTests
{
    private static readonly Lazy<Assembly> Compiled = UserCode.Compile(
        "paging",
        """
            public static async Task<string> All(AtlasClient atlas) => await Ids(atlas.Lists.EnumerateAlertsAsync("g"));

            public static async Task<string> FromThePage(AtlasClient atlas) =>
                await Ids(atlas.Lists.EnumerateAlertsAsync("g", new() { PageNum = 2, ItemsPerPage = 5 }));

            public static async Task<string> WithoutTheCount(AtlasClient atlas) =>
                await Ids(atlas.Lists.EnumerateAlertsAsync("g", new() { ItemsPerPage = 5, IncludeCount = false }));

            public static async Task<string> InEnvelopes(AtlasClient atlas) =>
                await Ids(atlas.Lists.EnumerateAlertsAsync("g", new() { ItemsPerPage = 6 }, envelope: true));

            public static async Task<string> WithARecord(AtlasClient atlas)
            {
                var query = new GetEventsQuery { ItemsPerPage = 5, Username = "ada@example.com", EventType = ["a", "b"] };
                var items = await Ids(atlas.Lists.EnumerateEventsAsync(query, envelope: false));
                return $"{items} {query.PageNum is null} {query} {query == new GetEventsQuery { ItemsPerPage = 5, Username = "ada@example.com", EventType = ["a", "b"] }}";
            }

            public static async Task<string> WithoutARecord(AtlasClient atlas) => await Ids(atlas.Lists.EnumerateEventsAsync());

            public static async Task<string> OnePage(AtlasClient atlas) => await Ids(atlas.Lists.EnumeratePendingInvoicesAsync());

            public static async Task<string> Bare(AtlasClient atlas)
            {
                var items = new List<string>();
                await foreach (var item in atlas.Lists.EnumerateRegionsAsync(1, new() { ItemsPerPage = 2 })) items.Add(item);
                return string.Join(",", items);
            }

            public static async Task<string> Interrupted(AtlasClient atlas)
            {
                using var source = new CancellationTokenSource();
                var items = new List<string>();
                try
                {
                    await foreach (var item in atlas.Lists.EnumerateAlertsAsync("g", new() { ItemsPerPage = 5 }).WithCancellation(source.Token))
                    {
                        items.Add(item.Id);
                        if (items.Count == 5) source.Cancel();
                    }
                }
                catch (OperationCanceledException)
                {
                    items.Add("canceled");
                }

                return string.Join(",", items);
            }

            public static async Task<string> Pages(AtlasClient atlas) =>
                await Texts(atlas.Lists.EnumerateAlertsAsync("g", new() { ItemsPerPage = 5 }).AsPages());

            public static async Task<string> PagesFromTheQuery(AtlasClient atlas) =>
                await Texts(atlas.Lists.EnumerateAlertsAsync("g", new() { PageNum = 2, ItemsPerPage = 5 }).AsPages());

            public static async Task<string> PagesFromANumber(AtlasClient atlas) =>
                await Texts(atlas.Lists.EnumerateAlertsAsync("g", new() { PageNum = 2, ItemsPerPage = 5 }).AsPages(startAt: 3));

            public static async Task<string> PagesWithoutTheCount(AtlasClient atlas) =>
                await Texts(atlas.Lists.EnumerateAlertsAsync("g", new() { ItemsPerPage = 6, IncludeCount = false }).AsPages(2));

            public static async Task<string> Continued(AtlasClient atlas)
            {
                var seen = new List<string>();
                var options = new AtlasRequestOptions { OnResponse = info => seen.Add(info.OperationId) };
                var list = atlas.Lists.EnumerateEventsAsync(new() { ItemsPerPage = 5 }, options: options);
                AtlasPage<Alert>? first = null;
                await foreach (var page in list.AsPages())
                {
                    first = page;
                    break;
                }

                return $"{await Texts(list.AsPages(first!.NextNumber))} {string.Join(",", seen)}";
            }

            public static async Task<string> PagesOfOne(AtlasClient atlas) =>
                await Texts(atlas.Lists.EnumeratePendingInvoicesAsync().AsPages());

            private static async Task<string> Texts(IAsyncEnumerable<AtlasPage<Alert>> pages)
            {
                var texts = new List<string>();
                await foreach (var page in pages)
                    texts.Add($"{page.Number}>{page.NextNumber} {page.Items.Count} of {page.TotalCount} {(int)page.Info.StatusCode}");
                return string.Join(", ", texts);
            }

            private static async Task<string> Ids(IAsyncEnumerable<Alert> alerts)
            {
                var ids = new List<string>();
                await foreach (var alert in alerts) ids.Add(alert.Id);
                return string.Join(",", ids);
            }

        """
    );

    [Theory]
    [InlineData("All", "1,2,3,4,5,6,7,8,9,10,11,12", "/groups/g/alerts?pageNum=1")]
    [InlineData(
        "FromThePage",
        "6,7,8,9,10,11,12",
        "/groups/g/alerts?pageNum=2&itemsPerPage=5",
        "/groups/g/alerts?pageNum=3&itemsPerPage=5"
    )]
    [InlineData(
        "WithoutTheCount",
        "1,2,3,4,5,6,7,8,9,10,11,12",
        "/groups/g/alerts?pageNum=1&itemsPerPage=5&includeCount=false",
        "/groups/g/alerts?pageNum=2&itemsPerPage=5&includeCount=false",
        "/groups/g/alerts?pageNum=3&itemsPerPage=5&includeCount=false"
    )]
    [InlineData(
        "InEnvelopes",
        "1,2,3,4,5,6,7,8,9,10,11,12",
        "/groups/g/alerts?pageNum=1&itemsPerPage=6&envelope=true",
        "/groups/g/alerts?pageNum=2&itemsPerPage=6&envelope=true"
    )]
    [InlineData(
        "WithARecord",
        "1,2,3,4,5,6,7,8,9,10,11,12 True GetEventsQuery { ItemsPerPage = 5, EventType = [a, b], Username = *** } True",
        "/events?pageNum=1&itemsPerPage=5&eventType=a&eventType=b&username=ada%40example.com&envelope=false",
        "/events?pageNum=2&itemsPerPage=5&eventType=a&eventType=b&username=ada%40example.com&envelope=false",
        "/events?pageNum=3&itemsPerPage=5&eventType=a&eventType=b&username=ada%40example.com&envelope=false"
    )]
    [InlineData("WithoutARecord", "1,2,3,4,5,6,7,8,9,10,11,12", "/events?pageNum=1")]
    [InlineData("OnePage", "1,2,3,4,5,6,7,8,9,10,11,12", "/invoices/pending")]
    [InlineData(
        "Pages",
        "1>2 5 of 12 200, 2>3 5 of 12 200, 3> 2 of 12 200",
        "/groups/g/alerts?pageNum=1&itemsPerPage=5",
        "/groups/g/alerts?pageNum=2&itemsPerPage=5",
        "/groups/g/alerts?pageNum=3&itemsPerPage=5"
    )]
    [InlineData(
        "PagesFromTheQuery",
        "2>3 5 of 12 200, 3> 2 of 12 200",
        "/groups/g/alerts?pageNum=2&itemsPerPage=5",
        "/groups/g/alerts?pageNum=3&itemsPerPage=5"
    )]
    [InlineData("PagesFromANumber", "3> 2 of 12 200", "/groups/g/alerts?pageNum=3&itemsPerPage=5")]
    [InlineData(
        "PagesWithoutTheCount",
        "2>3 6 of  200, 3> 0 of  200",
        "/groups/g/alerts?pageNum=2&itemsPerPage=6&includeCount=false",
        "/groups/g/alerts?pageNum=3&itemsPerPage=6&includeCount=false"
    )]
    [InlineData(
        "Continued",
        "2>3 5 of 12 200, 3> 2 of 12 200 getEvents,getEvents,getEvents",
        "/events?pageNum=1&itemsPerPage=5",
        "/events?pageNum=2&itemsPerPage=5",
        "/events?pageNum=3&itemsPerPage=5"
    )]
    [InlineData("PagesOfOne", "1> 12 of 12 200", "/invoices/pending")]
    [InlineData("Interrupted", "1,2,3,4,5,canceled", "/groups/g/alerts?pageNum=1&itemsPerPage=5")]
    public async Task Pages_are_counted_until_the_last(
        string call,
        string expected,
        params string[] targets
    )
    {
        await using var server = await WireServer.StartAsync(query =>
        {
            var size = Number(query["itemsPerPage"], 100);
            var first = (Number(query["pageNum"], 1) - 1) * size;
            var alerts = Enumerable
                .Range(1, 12)
                .Skip(first)
                .Take(size)
                .Select(id => $$"""{"id":"{{id}}"}""");
            // The link contains a host that cannot be reached.
            var page =
                $$"""{"links":[{"rel":"next","href":"https://internal.invalid/x"}],"results":[{{string.Join(',', alerts)}}]""";
            var total = query["includeCount"] == "false" ? "" : ",\"totalCount\":12";
            var status = query["envelope"] == "true" ? ",\"status\":200" : "";
            return WireAnswer.Json($"{page}{total}{status}}}");
        });
        Assert.Equal(expected, await Compiled.CallAsync(call, server));
        Assert.Equal(
            targets.Select(target => $"GET {target}"),
            server.Requests.Select(request => request.Split('\n')[0])
        );
    }

    [Fact]
    public async Task Pages_that_are_bare_arrays_end_with_a_short_one_or_with_none()
    {
        Assert.EndsWith(
            "= a,b,c",
            await Compiled.CallAsync(
                "Bare",
                WireAnswer.Json("""["a","b"]"""),
                WireAnswer.Json("""["c"]""")
            ),
            StringComparison.Ordinal
        );
        var full = await Compiled.CallAsync(
            "Bare",
            WireAnswer.Json("""["a","b"]"""),
            WireAnswer.Json("""["c","d"]"""),
            WireAnswer.Nothing
        );
        Assert.EndsWith("= a,b,c,d", full, StringComparison.Ordinal);
        Assert.Contains("GET /regions?pageNum=3&itemsPerPage=2\n", full, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_and_single_things_are_not_enumerated()
    {
        var text = SpecProject.With(SpecTexts.Feature("paging")).Run().File("IListsClient");
        Assert.Equal(
            [
                "EnumerateEventsAsync",
                "EnumerateAlertsAsync",
                "EnumeratePendingInvoicesAsync",
                "EnumerateRegionsAsync",
            ],
            text.Split('\n')
                .Where(line => line.Contains("AtlasPageable<", StringComparison.Ordinal))
                .Select(line => line.Trim().Split(' ', '(')[1])
        );
    }

    private static int Number(string? text, int fallback) =>
        text is null ? fallback : int.Parse(text, CultureInfo.InvariantCulture);
}
