using System.Reflection;
using System.Text.RegularExpressions;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests request bodies of all kinds, as sent.</summary>
public class BodyTests
{
    private static readonly Lazy<Assembly> Bodies = UserCode.Compile(
        "bodies",
        """
            public static async Task<string> BodyOfGet(AtlasClient atlas)
            {
                await atlas.Bodies.SearchLinesAsync(new Search { Text = "a" });
                return "";
            }

            public static async Task<string> OptionalBody(AtlasClient atlas)
            {
                await atlas.Bodies.StartSearchAsync();
                await atlas.Bodies.StartSearchAsync(new Search { Text = "a" });
                await atlas.Bodies.ReplaceLimitAsync();
                await atlas.Bodies.ReplaceLimitAsync(0);
                return "";
            }

            public static async Task<string> ArrayBody(AtlasClient atlas)
            {
                await atlas.Bodies.ReplaceNamesAsync(["a", "é"]);
                return "";
            }

            public static async Task<string> Bytes(AtlasClient atlas)
            {
                using var stream = new MemoryStream(Encoding.ASCII.GetBytes("-PNG")) { Position = 1 };
                await atlas.Bodies.UploadImageAsync(stream);
                return stream.CanRead.ToString();
            }

            public static async Task<string> OtherBytes(AtlasClient atlas)
            {
                await atlas.Bodies.ImportLinesAsync(new MemoryStream(Encoding.ASCII.GetBytes("{}\n{}")));
                await atlas.Bodies.UploadBlobAsync(new MemoryStream(Encoding.ASCII.GetBytes("...")));
                return "";
            }

            public static async Task<string> Text(AtlasClient atlas)
            {
                await atlas.Bodies.ImportTableAsync("a;b\n1;é");
                return "";
            }

            public static async Task<string> Form(AtlasClient atlas)
            {
                await atlas.Bodies.RequestTokenAsync(
                    new TokenRequest { Grant = "a&b", Scopes = ["x y", "z"], Lifetime = 5, IssuedAt = DateTimeOffset.UnixEpoch });
                return "";
            }

            public static async Task<string> Parts(AtlasClient atlas)
            {
                using var stream = new MemoryStream(Encoding.ASCII.GetBytes("-PNG")) { Position = 1 };
                var parts = new AtlasMultipart
                {
                    { "image", stream, "a \"b\" é.png", "image/png" },
                    { "title", "c é" },
                    { "width", 5 },
                    { "none", (int?)null },
                };
                parts.AddJson("search", new Search { Text = "d" });
                await atlas.Bodies.AddImageAsync(parts);
                return stream.CanRead + " " + string.Join(",", parts);
            }

            public static async Task<string> FormOfObjects(AtlasClient atlas)
            {
                await atlas.Bodies.OrderThingsAsync(
                    new OrderThingsRequest
                    {
                        Name = "a",
                        Address = new OrderThingsRequestAddress { City = "b" },
                        Labels = new Dictionary<string, string> { ["c&"] = "d" },
                        Items =
                        [
                            new OrderThingsRequestItem { Price = 1, Tags = ["e", "f"] },
                            new OrderThingsRequestItem { Price = 2 },
                        ],
                    });
                return "";
            }

            public static async Task<string> OtherForms(AtlasClient atlas)
            {
                await atlas.Bodies.RequestGrantAsync(new Search { Text = "a b" });
                await atlas.Bodies.SendWrittenFormAsync("a=b&c=d%20e");
                await atlas.Bodies.GetNothingAsync();
                return "";
            }

            public static async Task<string> Choice(AtlasClient atlas)
            {
                await atlas.Bodies.ChooseFormAsync(new TokenRequest { Grant = "a" });
                return "";
            }

            public static async Task<string> Range(AtlasClient atlas)
            {
                await atlas.Bodies.SendAnythingAsync(new Search { Text = "a" });
                return "";
            }

        """
    );

    [Theory]
    [InlineData(
        "BodyOfGet",
        """
            GET /search
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"text":"a"}
            """
    )]
    [InlineData(
        "OptionalBody",
        """
            POST /start
            Accept: application/json
            Authorization: Bearer t0ken

            POST /start
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"text":"a"}

            PUT /limit
            Accept: application/json
            Authorization: Bearer t0ken

            PUT /limit
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            0
            """
    )]
    [InlineData(
        "ArrayBody",
        """
            PUT /names
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            ["a","é"]
            """
    )]
    [InlineData(
        "Bytes",
        """
            PUT /image
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: image/png

            PNG

            = True
            """
    )]
    [InlineData(
        "OtherBytes",
        """
            POST /lines
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/x-ndjson

            {}
            {}

            PUT /blob
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/octet-stream

            ...
            """
    )]
    [InlineData(
        "Text",
        """
            POST /table
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: text/csv; charset=utf-8

            a;b
            1;é
            """
    )]
    [InlineData(
        "Form",
        """
            POST /token
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/x-www-form-urlencoded

            grant=a%26b&scopes=x%20y&scopes=z&lifetime=5&issuedAt=1970-01-01T00%3A00%3A00Z
            """
    )]
    [InlineData(
        "FormOfObjects",
        """
            POST /order
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/x-www-form-urlencoded

            name=a&address=%7B%22city%22%3A%22b%22%7D&labels%5Bc%26%5D=d&items%5B0%5D%5Bprice%5D=1&items%5B0%5D%5Btags%5D%5B0%5D=e&items%5B0%5D%5Btags%5D%5B1%5D=f&items%5B1%5D%5Bprice%5D=2
            """
    )]
    [InlineData(
        "OtherForms",
        """
            POST /grant
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/x-www-form-urlencoded

            text=a%20b

            POST /written
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/x-www-form-urlencoded

            a=b&c=d%20e

            GET /nothing
            Accept: application/json
            Authorization: Bearer t0ken
            """
    )]
    [InlineData(
        "Choice",
        """
            POST /choice
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/merge-patch+json

            {"grant":"a"}
            """
    )]
    [InlineData(
        "Range",
        """
            POST /anything
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: application/json

            {"text":"a"}
            """
    )]
    public async Task A_body_is_written_as_its_media_type(string call, string expected) =>
        Assert.Equal(expected, await Bodies.CallAsync(call, WireAnswer.Nothing));

    [Fact]
    public async Task Parts_are_written_between_boundaries()
    {
        var sent = await Bodies.CallAsync("Parts", WireAnswer.Nothing);
        var boundary = Regex.Match(sent, "boundary=([0-9a-f-]+)").Groups[1].Value;
        Assert.NotEmpty(boundary);
        Assert.Equal(
            """
            POST /images
            Accept: application/json
            Authorization: Bearer t0ken
            Content-Type: multipart/form-data; boundary=-

            ---
            Content-Disposition: form-data; name="image"; filename="a %22b%22 é.png"
            Content-Type: image/png

            PNG
            ---
            Content-Disposition: form-data; name="title"

            c é
            ---
            Content-Disposition: form-data; name="width"

            5
            ---
            Content-Disposition: form-data; name="search"
            Content-Type: application/json

            {"text":"d"}
            -----


            = True image,title,width,search
            """,
            sent.Replace(boundary, "-", StringComparison.Ordinal).ReplaceLineEndings("\n")
        );
    }
}
