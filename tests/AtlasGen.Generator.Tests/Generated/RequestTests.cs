using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests the requests that generated methods send.</summary>
public class RequestTests
{
    private static readonly Lazy<Assembly> Parameters = UserCode.Compile(
        "parameters",
        """
            public static async Task<string> EveryPlace(AtlasClient atlas)
            {
                await atlas.Shops.FindPaintsAsync(
                    5,
                    [Color.Red, Color.DarkGreen, Color.BlackWhite, new("a/b?")],
                    new DateOnly(2026, 11, 24),
                    Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
                    new() { Repeated = ["x", "y&z"], Filter = new FindPaintsFilter { Shade = FindPaintsFilterShade.Dark } },
                    [1, -2],
                    pretty: true);
                return "";
            }

            public static async Task<string> OnlyWhatIsRequired(AtlasClient atlas)
            {
                await atlas.Shops.FindPaintsAsync(5, [Color.Red], default, default);
                return "";
            }

            public static async Task<string> AnEmptyListInThePath(AtlasClient atlas)
            {
                try
                {
                    await atlas.Shops.FindPaintsAsync(5, [], default, default);
                    return "sent";
                }
                catch (ArgumentException exception)
                {
                    return exception.ParamName!;
                }
            }

            public static async Task<string> Lists(AtlasClient atlas)
            {
                await atlas.Shops.CountListsAsync(new() { Commas = ["a,b", "c d"], Spaces = ["a", "b"], Bars = ["a|b", "c"], BarsApart = ["a", "b"] });
                await atlas.Shops.CountListsAsync(new() { Commas = [], Spaces = [], Bars = [], BarsApart = [] });
                return "";
            }

            public static async Task<string> SingleValuesOrLists(AtlasClient atlas)
            {
                await atlas.Shops.CountMixedAsync(["a"]);
                await atlas.Shops.CountMixedAsync(["a", "b"], ["1", "2"]);
                return "";
            }

            public static async Task<string> Objects(AtlasClient atlas)
            {
                await atlas.Shops.MatchObjectsAsync(
                    new Size { Width = 5, Height = 1.5 },
                    new()
                    {
                        Price = new Price { Most = 10, Currency = "E&R", Sold = true },
                        Labels = new Dictionary<string, string> { ["a b"] = "c=d" },
                        Anything = "any thing",
                    });
                await atlas.Shops.MatchObjectsAsync(new Size());
                return "";
            }

            public static async Task<string> DeepObjects(AtlasClient atlas)
            {
                await atlas.Shops.MatchDeepObjectsAsync(
                    "a b",
                    new MatchDeepObjectsNested
                    {
                        Within = new Size { Width = 5 },
                        Sizes = [new Size { Width = 1, Height = 2 }, new Size { Width = 3 }],
                    },
                    new() { Expand = ["c", "d&"], Created = new Size { Width = 6 } });
                await atlas.Shops.MatchDeepObjectsAsync("a", new MatchDeepObjectsNested(), new() { Created = 7 });
                return "";
            }

            public static async Task<string> ObjectsAsTexts(AtlasClient atlas)
            {
                var size = new Size { Width = 5, Height = 1.5 };
                await atlas.Shops.MatchTextsAsync(size, new() { Bars = new Dictionary<string, string> { ["a|b"] = "c", ["d"] = "e,f" } }, size, size);
                await atlas.Shops.MatchTextsAsync(new Size(), new() { Bars = new Dictionary<string, string>() }, new Size(), new Size());
                return "";
            }

        """
    );

    private static readonly Lazy<Assembly> Paths = UserCode.Compile(
        "paths",
        """
            public static async Task<string> CustomVerb(AtlasClient atlas)
            {
                await atlas.Clusters.PinClusterVersionAsync("a:b/c");
                return "";
            }

            public static async Task<string> PartOfASegment(AtlasClient atlas)
            {
                await using var file = await atlas.Clusters.DownloadClusterLogAsync("c", DownloadClusterLogLogName.MongosAuditLog);
                return "";
            }

            public static async Task<string> TwoPlaces(AtlasClient atlas)
            {
                await atlas.Clusters.GetCopyAsync(new DateOnly(2026, 11, 24), Guid.Empty);
                return "";
            }

            public static async Task<string> OtherStyles(AtlasClient atlas)
            {
                await atlas.Clusters.GetStylesAsync("blue", 5);
                return "";
            }

            public static async Task<string> Lists(AtlasClient atlas)
            {
                string[] colors = ["blue", "a,b/c", "brown"];
                await atlas.Clusters.GetListsAsync(colors, colors, colors, colors, colors);
                string[] one = ["é"];
                await atlas.Clusters.GetListsAsync(one, one, one, one, one);
                return "";
            }

            public static async Task<string> Objects(AtlasClient atlas)
            {
                var color = new Color { R = 100, G = 200, Name = "a=b, c" };
                await atlas.Clusters.GetObjectsAsync(color, color, color, color, color, color);
                return "";
            }

            public static async Task<string> NothingToSend(AtlasClient atlas)
            {
                string[] one = ["a"];
                var color = new Color { R = 1 };
                var names = new List<string?>();
                foreach (Func<Task> call in new Func<Task>[]
                {
                    () => atlas.Clusters.GetListsAsync(one, one, [], one, one),
                    () => atlas.Clusters.GetListsAsync(one, one, ["", ""], one, one),
                    () => atlas.Clusters.GetListsAsync(one, one, one, one, null!),
                    () => atlas.Clusters.GetObjectsAsync(color, new Color(), color, color, color, color),
                    () => atlas.Clusters.GetObjectsAsync(color, color, color, color, color, null!),
                })
                {
                    try
                    {
                        await call();
                    }
                    catch (ArgumentException exception)
                    {
                        names.Add(exception.ParamName);
                    }
                }

                return string.Join(", ", names);
            }

        """
    );

    private static readonly Lazy<Assembly> OddPaths = UserCode.Compile(
        "odd-paths",
        """
            public static async Task<string> NotDeclared(AtlasClient atlas)
            {
                await atlas.Boats.GetMemberAsync("a/b", 5);
                return "";
            }

            public static async Task<string> Constants(AtlasClient atlas)
            {
                await atlas.Boats.ListFullBoatsAsync(new() { Color = "red" });
                return "";
            }

            public static async Task<string> QueryParameters(AtlasClient atlas)
            {
                await atlas.Boats.FindBoatAsync("b", harbor: "Oban & Crinan", since: "2026", query: new() { Size = 5 });
                return "";
            }

            public static async Task<string> Routes(AtlasClient atlas)
            {
                await atlas.Boats.GetAnchorAsync(5, "Oban");
                return "";
            }

            public static async Task<string> Fragment(AtlasClient atlas)
            {
                await atlas.Boats.SinkBoatsAsync();
                return "";
            }

        """
    );

    [Theory]
    [InlineData(
        "EveryPlace",
        """
            GET /shops/5/colors/red,dark%20green,black%2Cwhite,a%2Fb%3F?since=2026-11-24&repeated=x&repeated=y%26z&filter=%7B%22shade%22%3A%22dark%22%7D&pretty=true
            Accept: application/json
            Authorization: Bearer t0ken
            X-Sizes: 1,-2
            X-Trace: 00112233-4455-6677-8899-aabbccddeeff
            """
    )]
    [InlineData(
        "OnlyWhatIsRequired",
        """
            GET /shops/5/colors/red?since=0001-01-01
            Accept: application/json
            Authorization: Bearer t0ken
            X-Trace: 00000000-0000-0000-0000-000000000000
            """
    )]
    [InlineData("AnEmptyListInThePath", "= colors")]
    [InlineData(
        "Lists",
        """
            GET /lists?commas=a%2Cb,c%20d&spaces=a%20b&bars=a%7Cb%7Cc&barsApart=a&barsApart=b
            Accept: application/json
            Authorization: Bearer t0ken

            GET /lists
            Accept: application/json
            Authorization: Bearer t0ken
            """
    )]
    [InlineData(
        "SingleValuesOrLists",
        """
            GET /mixed?names=a
            Accept: application/json
            Authorization: Bearer t0ken

            GET /mixed?names=a&names=b
            Accept: application/json
            Authorization: Bearer t0ken
            X-Sizes: 1,2
            """
    )]
    [InlineData(
        "Objects",
        """
            GET /objects?width=5&height=1.5&price%5Bmost%5D=10&price%5Bcurrency%5D=E%26R&price%5Bsold%5D=true&labels%5Ba%20b%5D=c%3Dd&anything=any%20thing
            Accept: application/json
            Authorization: Bearer t0ken

            GET /objects
            Accept: application/json
            Authorization: Bearer t0ken
            """
    )]
    [InlineData(
        "DeepObjects",
        """
            GET /deep/a%20b?nested%5Bwithin%5D%5Bwidth%5D=5&nested%5Bsizes%5D%5B0%5D%5Bwidth%5D=1&nested%5Bsizes%5D%5B0%5D%5Bheight%5D=2&nested%5Bsizes%5D%5B1%5D%5Bwidth%5D=3&expand%5B0%5D=c&expand%5B1%5D=d%26&created%5Bwidth%5D=6
            Accept: application/json
            Authorization: Bearer t0ken

            GET /deep/a?created=7
            Accept: application/json
            Authorization: Bearer t0ken
            """
    )]
    [InlineData(
        "ObjectsAsTexts",
        """
            GET /texts?commas=width,5,height,1.5&bars=a%7Cb%7Cc%7Cd%7Ce%2Cf
            Accept: application/json
            Authorization: Bearer t0ken
            X-Pairs: width=5,height=1.5
            X-Size: width,5,height,1.5

            GET /texts
            Accept: application/json
            Authorization: Bearer t0ken
            """
    )]
    public async Task A_parameter_is_written_in_its_style(string call, string expected) =>
        Assert.Equal(expected, await Parameters.CallAsync(call, WireAnswer.Nothing));

    [Theory]
    [InlineData(
        "CustomVerb",
        """
            POST /clusters/a%3Ab%2Fc:pinVersion
            Accept: application/json
            Authorization: Bearer t0ken
            """
    )]
    [InlineData(
        "PartOfASegment",
        """
            GET /clusters/c/logs/mongos-audit-log.gz
            Accept: application/gzip
            Authorization: Bearer t0ken
            """
    )]
    [InlineData(
        "TwoPlaces",
        """
            GET /days/2026-11-24/copies/2026-11-24/00000000-0000-0000-0000-000000000000
            Accept: application/json
            Authorization: Bearer t0ken
            """
    )]
    [InlineData(
        "OtherStyles",
        """
            GET /styles/.blue/;matrix=5
            Accept: application/json
            Authorization: Bearer t0ken
            """
    )]
    [InlineData(
        "Lists",
        """
            GET /lists/blue,a%2Cb%2Fc,brown/.blue,a%2Cb%2Fc,brown/.blue.a%2Cb%2Fc.brown/;matrix=blue,a%2Cb%2Fc,brown/;matrices=blue;matrices=a%2Cb%2Fc;matrices=brown
            Accept: application/json
            Authorization: Bearer t0ken

            GET /lists/%C3%A9/.%C3%A9/.%C3%A9/;matrix=%C3%A9/;matrices=%C3%A9
            Accept: application/json
            Authorization: Bearer t0ken
            """
    )]
    [InlineData(
        "Objects",
        """
            GET /objects/R,100,G,200,name,a%3Db%2C%20c/R=100,G=200,name=a%3Db%2C%20c/.R,100,G,200,name,a%3Db%2C%20c/.R=100.G=200.name=a%3Db%2C%20c/;matrix=R,100,G,200,name,a%3Db%2C%20c/;R=100;G=200;name=a%3Db%2C%20c
            Accept: application/json
            Authorization: Bearer t0ken
            """
    )]
    [InlineData("NothingToSend", "= labels, labels, matrices, pairs, matrices")]
    public async Task A_path_keeps_its_form(string call, string expected) =>
        Assert.Equal(expected, await Paths.CallAsync(call, WireAnswer.Nothing));

    [Theory]
    [InlineData("NotDeclared", "GET /boats/a%2Fb/crew/5")]
    [InlineData("Constants", "GET /boats?view=full&dry=&color=red")]
    [InlineData("QueryParameters", "GET /boats/b?port=Oban%20%26%20Crinan&since=2026&size=5")]
    [InlineData("Routes", "GET /anchors/5/Oban")]
    [InlineData("Fragment", "DELETE /boats")]
    public async Task A_path_that_is_not_allowed_is_sent_as_it_is_meant(
        string call,
        string expected
    ) =>
        Assert.Equal(
            $"{expected}\nAccept: application/json\nAuthorization: Bearer t0ken",
            await OddPaths.CallAsync(call, WireAnswer.Nothing)
        );
}
