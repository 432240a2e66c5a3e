using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests bodies that were read and are sent back, including lists and maps.</summary>
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

        """
    );

    [Theory]
    // Numbers keep the precision of a double and are written in their shortest form.
    [InlineData(
        """{"values":[1.50,1.12345678901234567890,-0,1E3,2]}""",
        """{"values":[1.5,1.1234567890123457,-0,1000,2]}"""
    )]
    [InlineData("""{"rows":[[1.0,null,2.0],[],[3.10]]}""", """{"rows":[[1,null,2],[],[3.1]]}""")]
    [InlineData(
        """{"limits":{"x":[1.0,9223372036854775807],"y":null,"z":[1e2,"5"]}}""",
        """{"limits":{"x":[1,9223372036854775807],"y":null,"z":[100,5]}}"""
    )]
    [InlineData(
        """{"times":{"b":"2026-11-25T10:00:00.250Z","a":"2026-11-25T10:00:00+00:00"}}""",
        """{"times":{"b":"2026-11-25T10:00:00.25Z","a":"2026-11-25T10:00:00Z"}}"""
    )]
    // Declared members come first, in the order of the document. Unknown members keep every digit.
    [InlineData(
        """{"new":{"b":1.0,"a":null},"points":[{"more":12345678901234567890.10,"at":[1.0],"id":"1"}],"rows":[]}""",
        """{"rows":[],"points":[{"id":"1","at":[1],"more":12345678901234567890.10}],"new":{"b":1.0,"a":null}}"""
    )]
    [InlineData(
        """{"pointsByName":{"p":{"new":"x","at":[1]}}}""",
        """{"pointsByName":{"p":{"at":[1],"new":"x"}}}"""
    )]
    // Nulls that the document does not allow are not sent.
    [InlineData("""{"values":[1.5,null,2.5]}""", """{"values":[1.5,2.5]}""")]
    [InlineData("""{"rows":[[1],null,[2]]}""", """{"rows":[[1],[2]]}""")]
    [InlineData(
        """{"points":[null,{"id":"1","at":null}],"pointsByName":{"n":null,"p":{"id":"2"}}}""",
        """{"points":[{"id":"1"}],"pointsByName":{"p":{"id":"2"}}}"""
    )]
    // The last value of a duplicate key is used.
    [InlineData(
        """{"times":{"a":"2026-11-25T10:00:00Z","a":"2026-11-26T10:00:00Z"}}""",
        """{"times":{"a":"2026-11-26T10:00:00Z"}}"""
    )]
    [InlineData(
        """{"times":{"a":"2026-11-25T10:00:00Z","b":"2026-11-25T10:00:00Z","a":null}}""",
        """{"times":{"b":"2026-11-25T10:00:00Z"}}"""
    )]
    public async Task Values_and_unknown_members_stay(string json, string expected)
    {
        Assert.Equal(expected, await SentAsync("AsItCame", json));
        Assert.Equal(expected, await SentAsync("AsASerializerReadIt", json));
    }

    /// <summary>Returns the body of the second request, which sends back the response to the first.</summary>
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
