using System.Net.Http.Headers;
using System.Text;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Runtime.Tests.Requests;

/// <summary>Tests uploads as a server receives them.</summary>
public class AtlasMultipartTests
{
    private static readonly AtlasOperation Upload = new(
        Api.Description,
        "upload",
        "POST",
        "/things/{thingId}"
    );

    [Fact]
    public async Task The_boundary_has_no_quotes()
    {
        var type = await SendAsync(
            new() { { "a", "b" } },
            context => context.Request.ContentType ?? ""
        );
        Assert.Matches("^multipart/form-data; boundary=[0-9a-f-]{36}$", type);
        Assert.NotNull(MediaTypeHeaderValue.Parse(type));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("a b;c=d")]
    [InlineData("é[0].ü")]
    [InlineData("\u0085")]
    // MultipartFormDataContent replaces the Content-Disposition of such a name with one that has no name.
    [InlineData("a, \u2028(b)")]
    public async Task A_name_and_a_value_arrive_as_they_are(string name)
    {
        var parts = new AtlasMultipart { { name, "c é\r\n--d" } };
        await using var stream = new MemoryStream("bytes"u8.ToArray());
        parts.Add("file", stream, name, "image/png");
        var received = await SendAsync(
            parts,
            context =>
            {
                var file = context.Request.Form.Files["file"]!;
                return $"{context.Request.Form[name]}|{file.FileName}|{file.ContentType}|{file.Length}";
            }
        );
        Assert.Equal($"c é\r\n--d|{name}|image/png|5", received);
    }

    [Fact]
    public async Task A_quote_and_a_line_end_are_escaped_as_browsers_escape_them()
    {
        var received = await SendAsync(
            new() { { "a\"b\r\n", "c" } },
            context => string.Join('|', context.Request.Form.Keys)
        );
        Assert.Equal("a%22b%0D%0A", received);
    }

    [Fact]
    public async Task The_name_of_a_part_comes_before_its_type_and_a_text_has_none()
    {
        var body = await SendAsync(
            new() { { "text", "a" }, { "file", Stream.Null, "b.png" } },
            Body
        );
        var boundary = body.Split('\r')[0];
        Assert.Equal(
            """
            -
            Content-Disposition: form-data; name="text"

            a
            -
            Content-Disposition: form-data; name="file"; filename="b.png"
            Content-Type: application/octet-stream


            ---

            """,
            body.Replace(boundary, "-", StringComparison.Ordinal).ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public async Task A_text_has_the_type_that_the_caller_sets()
    {
        var body = await SendAsync(new() { { "table", "a;b", "text/csv" } }, Body);
        Assert.Contains(
            "name=\"table\"\r\nContent-Type: text/csv\r\n\r\na;b\r\n",
            body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Null_is_not_a_part()
    {
        var body = await SendAsync(new() { { "a", null } }, Body);
        Assert.Matches("^--[0-9a-f-]{36}--\r\n$", body);
        var count = await SendAsync(
            new() { { "a", null } },
            context => context.Request.Form.Count.ToString()
        );
        Assert.Equal("0", count);
    }

    private static string Body(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static async Task<string> SendAsync(
        AtlasMultipart parts,
        Func<HttpContext, string> read
    )
    {
        var received = "";
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context
                .Features.Get<Microsoft.AspNetCore.Http.Features.IHttpBodyControlFeature>()!
                .AllowSynchronousIO = true;
            received = read(context);
            await LoopbackServer.Json(200, "{}")(context);
        });
        using var connection = Api.Connect(server);
        var request = new AtlasRequest(Upload, $"/things/{1}", null);
        request.SetMultipart(parts);
        await connection.SendAsync(request, TestContext.Current.CancellationToken);
        return received;
    }
}
