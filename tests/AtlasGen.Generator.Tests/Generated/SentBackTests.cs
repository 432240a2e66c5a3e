using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>What was read and is sent back, in lists and maps too.</summary>
public class SentBackTests
{
    private static readonly Lazy<Assembly> Measures = UserCode.Compile(
        "measures",
        """
            private static async Task<string> SendBack(AtlasClient atlas, Func<Series, Series> change)
            {
                await atlas.Measures.ReplaceSeriesAsync(change(await atlas.Measures.GetSeriesAsync()));
                return "";
            }

            public static Task<string> AsItCame(AtlasClient atlas) => SendBack(atlas, series => series);

            public static Task<string> AsASerializerReadIt(AtlasClient atlas) =>
                SendBack(atlas, series => JsonSerializer.Deserialize<Series>(JsonSerializer.Serialize(series))!);

            public static Task<string> WithAnItemReplaced(AtlasClient atlas) =>
                SendBack(atlas, series => series with { Values = [series.Values![0], 7, .. series.Values.Skip(2)] });

            public static Task<string> WithItemsAdded(AtlasClient atlas) =>
                SendBack(atlas, series => series with { Values = [.. series.Values!, 7, 8] });

            public static Task<string> WithAnItemRemoved(AtlasClient atlas) =>
                SendBack(atlas, series => series with { Values = [.. series.Values!.Take(1)] });

            public static Task<string> WithoutItems(AtlasClient atlas) =>
                SendBack(atlas, series => series with { Values = [] });

            public static Task<string> WithAValueOfAMapReplaced(AtlasClient atlas) =>
                SendBack(atlas, series => series with { Times = new Dictionary<string, DateTimeOffset>(series.Times!) { ["b"] = DateTimeOffset.UnixEpoch } });

            public static Task<string> WithAValueOfAMapRemoved(AtlasClient atlas) =>
                SendBack(atlas, series => series with { Times = series.Times!.Where(time => time.Key != "b").ToDictionary() });

            public static Task<string> WithAPointMoved(AtlasClient atlas) =>
                SendBack(atlas, series => series with { Points = [series.Points![0] with { At = [0, .. series.Points[0].At!.Skip(1)] }] });

        """
    );

    [Theory]
    [InlineData("""{"values":[1.50,1.12345678901234567890,-0,1E3,2]}""")]
    [InlineData("""{"rows":[[1.0,null,2.0],[],[3.10]]}""")]
    [InlineData("""{"times":{"b":"2026-11-25T10:00:00.000Z","a":"2026-11-25T10:00:00+00:00"}}""")]
    [InlineData("""{"limits":{"x":[1.0,2],"y":null,"z":[1e2]}}""")]
    [InlineData("""{"points":[{"at":[1.0]},{"at":[2.50],"new":[1.0]}]}""")]
    [InlineData("""{"pointsByName":{"p":{"at":[1.0]}}}""")]
    public async Task Every_text_stays(string json)
    {
        Assert.Equal(json, await SentAsync("AsItCame", json));
        Assert.Equal(json, await SentAsync("AsASerializerReadIt", json));
    }

    [Theory]
    // Nulls that the document does not allow are not sent.
    [InlineData("""{"values":[1.50,null,2.50]}""", """{"values":[1.50,2.50]}""")]
    [InlineData("""{"rows":[[1.0],null,[2.0]]}""", """{"rows":[[1.0],[2.0]]}""")]
    [InlineData(
        """{"times":{"a":null,"b":"2026-11-25T10:00:00.0Z"}}""",
        """{"times":{"b":"2026-11-25T10:00:00.0Z"}}"""
    )]
    [InlineData(
        """{"points":[null,{"id":"1","at":[1.0]}],"pointsByName":{"n":null,"p":{"id":"2","at":[1.0]}}}""",
        """{"points":[{"id":"1","at":[1.0]}],"pointsByName":{"p":{"id":"2","at":[1.0]}}}"""
    )]
    // Of a key that comes twice the last value counts.
    [InlineData(
        """{"times":{"a":"2026-11-25T10:00:00Z","a":"2026-11-26T10:00:00.0Z"}}""",
        """{"times":{"a":"2026-11-26T10:00:00.0Z"}}"""
    )]
    public async Task What_is_not_sent_costs_no_text_of_the_rest(string json, string expected)
    {
        Assert.Equal(expected, await SentAsync("AsItCame", json));
        Assert.Equal(expected, await SentAsync("AsASerializerReadIt", json));
    }

    [Theory]
    [InlineData(
        "WithAnItemReplaced",
        """{"values":[1.50,2.50,3.50]}""",
        """{"values":[1.50,7,3.50]}"""
    )]
    [InlineData("WithItemsAdded", """{"values":[1.50,2.50]}""", """{"values":[1.50,2.50,7,8]}""")]
    [InlineData("WithAnItemRemoved", """{"values":[1.50,2.50]}""", """{"values":[1.50]}""")]
    [InlineData("WithoutItems", """{"values":[1.50]}""", """{"values":[]}""")]
    [InlineData(
        "WithAValueOfAMapReplaced",
        """{"times":{"a":"2026-11-25T10:00:00.0Z","b":"2026-11-25T10:00:00.0Z"}}""",
        """{"times":{"a":"2026-11-25T10:00:00.0Z","b":"1970-01-01T00:00:00Z"}}"""
    )]
    [InlineData(
        "WithAValueOfAMapRemoved",
        """{"times":{"b":"2026-11-25T10:00:00.0Z","a":"2026-11-26T10:00:00.0Z"}}""",
        """{"times":{"a":"2026-11-26T10:00:00.0Z"}}"""
    )]
    [InlineData(
        "WithAPointMoved",
        """{"points":[{"at":[1.0,2.0],"id":"1"},{"at":[3.0]}]}""",
        """{"points":[{"at":[0,2.0],"id":"1"}]}"""
    )]
    public async Task A_change_costs_no_text_but_its_own(
        string change,
        string json,
        string expected
    ) => Assert.Equal(expected, await SentAsync(change, json));

    /// <summary>The body of the second request, which sends back the answer to the first.</summary>
    private static async Task<string> SentAsync(string call, string json)
    {
        await using var server = await WireServer.StartAsync(
            WireAnswer.Json(json),
            WireAnswer.Nothing
        );
        await Measures.CallAsync(call, server);
        return server.Requests[1].Split("\n\n")[1];
    }
}
