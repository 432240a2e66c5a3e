using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests the features of OpenAPI 3.1 and 3.2, as sent and as read.</summary>
public class NewerVersionTests
{
    private static readonly Lazy<Assembly> Gardens = UserCode.Compile(
        "openapi-3.1",
        """
            public static async Task<string> Nulls(AtlasClient atlas)
            {
                var plant = new Plant
                {
                    Tag = null,
                    Height = null,
                    Season = null,
                    Color = null,
                    Bed = null,
                    LastBed = null,
                    Either = null,
                    PlannedState = null,
                    Notes = ["a", null],
                };
                await atlas.Gardens.ReplacePlantAsync("a", plant);
                return "";
            }

            public static async Task<string> Values(AtlasClient atlas)
            {
                var plant = new Plant
                {
                    Variety = PlantVariety.Wild,
                    Tag = "b",
                    Height = 1.5f,
                    Season = PlantSeason.Autumn,
                    Color = "c",
                    Bed = new Bed { Row = 1 },
                    LastBed = new Bed { Row = 2 },
                    Either = new Pot { Volume = 3 },
                    State = State.Resting,
                    PlannedState = State.Gone,
                    Size = 4,
                    Position = [5, 6.5],
                    Mixed = ["d", 7, new Bed { Row = 8 }],
                    Labels = new Dictionary<string, string> { ["e"] = "f" },
                    Counts = new Dictionary<string, int> { ["g"] = 9 },
                    Seed = [1, 2],
                    Depth = 10,
                    Type = "h",
                    Const = "i",
                    Level = Level.Value2,
                };
                await atlas.Gardens.ReplacePlantAsync("a", plant);
                return "";
            }

            public static async Task<string> Reading(AtlasClient atlas)
            {
                var plant = await atlas.Gardens.GetPlantAsync("a");
                return $"{plant.Kind} {plant.Version} {plant.IsLiving} {plant.Tag ?? "null"} {plant.Bed?.Row?.ToString() ?? "null"} "
                    + $"{plant.Either!.AsBed().Row} {plant.Size!.AsInt64()} {plant.Mixed![0].AsString()} {plant.PlannedState} {plant.Counts!["a"]}";
            }

            public static async Task<string> SentBack(AtlasClient atlas)
            {
                await atlas.Gardens.ReplacePlantAsync("a", await atlas.Gardens.GetPlantAsync("a"));
                return "";
            }

            public static async Task<string> BodyOfDelete(AtlasClient atlas)
            {
                await atlas.Gardens.DeletePlantAsync("a", new Reason { Text = "b" });
                await atlas.Gardens.DeletePlantAsync("a");
                return "";
            }

            public static async Task<string> Constants(AtlasClient atlas)
            {
                await atlas.Gardens.AddEventAsync(new Watered { Liters = 2 }, new() { DryRun = true, Limit = 3, Height = 1.5 });
                var moved = await atlas.Gardens.AddEventAsync(new Moved { To = new Bed { Row = 1 } });
                return (moved is null).ToString();
            }

            public static async Task<string> Discriminator(AtlasClient atlas)
            {
                var shapes = await atlas.Gardens.GetShapesAsync();
                return shapes.Shape is Round { Radius: var radius } ? $"round {radius}" : "other";
            }

        """
    );

    private static readonly Lazy<Assembly> Books = UserCode.Compile(
        "openapi-3.2",
        """
            public static async Task<string> QueryString(AtlasClient atlas)
            {
                await atlas.Books.ListBooksAsync(new() { Title = "a b", Authors = ["c", "d"], Year = 5, Place = new() { Room = "r" }, Period = new() { From = 2 }, Branch = "e" });
                return "";
            }

            public static async Task<string> Query(AtlasClient atlas)
            {
                var books = await atlas.Books.SearchBooksAsync(new Filter { Title = "a" }, new() { Branch = "b" });
                return string.Join(",", books.Select(book => book.Title));
            }

            public static async Task<string> Link(AtlasClient atlas)
            {
                await atlas.Lending.LinkBooksAsync([new Book { Title = "a" }]);
                return "";
            }

            public static async Task<string> PathItem(AtlasClient atlas)
            {
                var item = await atlas.Books.ReplaceShelfAsync(Shelf.North, new Lent { Until = new DateOnly(2030, 1, 2) });
                return item.GetType().Name;
            }

            public static async Task<string> Events(AtlasClient atlas)
            {
                var kinds = "";
                await foreach (var item in atlas.Lending.WatchBooksAsync())
                {
                    kinds += item.GetType().Name + " ";
                }

                return kinds;
            }

        """
    );

    private const string Plant =
        """{"kind":"plant","version":2,"isLiving":true,"tag":null,"height":null,"bed":null,"either":{"row":1},"plannedState":null,"size":"5","mixed":["x"],"counts":{"a":3}}""";

    [Fact]
    public async Task Null_is_sent_if_a_schema_allows_it_in_any_spelling() =>
        Assert.Equal(
            """
            PUT /plants/a
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"kind":"plant","version":2,"isLiving":true,"tag":null,"height":null,"season":null,"color":null,"bed":null,"lastBed":null,"either":null,"plannedState":null,"notes":["a",null]}
            """,
            await Gardens.CallAsync("Nulls", WireAnswer.Json(Plant))
        );

    [Fact]
    public async Task Every_value_is_sent() =>
        Assert.Equal(
            """
            PUT /plants/a
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"kind":"plant","version":2,"isLiving":true,"variety":"wild","tag":"b","height":1.5,"season":"autumn","color":"c","bed":{"row":1},"lastBed":{"row":2},"either":{"volume":3},"state":"resting","plannedState":"gone","size":4,"position":[5,6.5],"mixed":["d",7,{"row":8}],"labels":{"e":"f"},"counts":{"g":9},"seed":"AQI=","depth":10,"type":"h","const":"i","level":2}
            """,
            await Gardens.CallAsync("Values", WireAnswer.Json(Plant))
        );

    [Fact]
    public async Task Every_value_is_read() =>
        Assert.EndsWith(
            "= plant 2 True null null 1 5 x  3",
            await Gardens.CallAsync("Reading", WireAnswer.Json(Plant)),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task What_was_read_is_sent_back() =>
        Assert.EndsWith(
            "\n\n" + Plant,
            await Gardens.CallAsync("SentBack", WireAnswer.Json(Plant)),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_delete_can_have_a_body() =>
        Assert.Equal(
            """
            DELETE /plants/a
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"text":"b"}

            DELETE /plants/a
            Accept: application/json
            Authorization: Bearer t0ken
            """,
            await Gardens.CallAsync("BodyOfDelete", WireAnswer.Nothing)
        );

    [Fact]
    public async Task Constants_are_sent() =>
        Assert.Equal(
            """
            POST /plants?dryRun=true&limit=3&height=1.5
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"event":"watered","liters":2}

            POST /plants
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"event":"moved","to":{"row":1}}

            = True
            """,
            await Gardens.CallAsync(
                "Constants",
                WireAnswer.Json("""{"event":"watered","liters":2}"""),
                WireAnswer.Json("null")
            )
        );

    [Fact]
    public async Task A_constant_can_be_a_discriminator() =>
        Assert.EndsWith(
            "= round 2",
            await Gardens.CallAsync(
                "Discriminator",
                WireAnswer.Json("""{"shape":{"radius":2,"form":"round"}}""")
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_form_as_the_query_is_query_parameters() =>
        Assert.Equal(
            """
            GET /books?branch=e&title=a%20b&authors=c,d&year=5&place=%7B%22room%22%3A%22r%22%7D&from=2
            Accept: application/json
            Authorization: Bearer t0ken
            """,
            await Books.CallAsync("QueryString", WireAnswer.Json("[]"))
        );

    [Fact]
    public async Task The_method_QUERY_is_sent_with_its_body() =>
        Assert.Equal(
            """
            QUERY /books?branch=b
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"title":"a"}

            = b,c
            """,
            await Books.CallAsync("Query", WireAnswer.Json("""[{"title":"b"},{"title":"c"}]"""))
        );

    [Fact]
    public async Task The_method_QUERY_is_retried() =>
        Assert.EndsWith(
            "= b",
            await Books.CallAsync(
                "Query",
                new WireAnswer(500, "text/plain", "a"),
                WireAnswer.Json("""[{"title":"b"}]""")
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Any_other_method_is_sent() =>
        Assert.Equal(
            """
            LINK /books
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            [{"title":"a"}]
            """,
            await Books.CallAsync("Link", WireAnswer.Nothing)
        );

    [Fact]
    public async Task A_shared_path_item_is_called() =>
        Assert.Equal(
            """
            PUT /shelves/north
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"kind":"lent","until":"2030-01-02"}

            = UnknownItem
            """,
            await Books.CallAsync("PathItem", WireAnswer.Json("""{"kind":"lost"}"""))
        );

    [Fact]
    public async Task Events_are_a_stream() =>
        Assert.EndsWith(
            "= Lent UnknownItem ",
            await Books.CallAsync(
                "Events",
                new WireAnswer(
                    200,
                    "text/event-stream",
                    "data: {\"kind\":\"lent\",\"until\":\"2030-01-02\"}\n\ndata: {\"kind\":\"lost\"}\n\n"
                )
            ),
            StringComparison.Ordinal
        );
}
