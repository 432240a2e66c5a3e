using System.Globalization;
using AtlasGen.Runtime.Tests.Harness;
using CsCheck;

namespace AtlasGen.Runtime.Tests.Requests;

public class AtlasRequestTests
{
    [Theory]
    [InlineData("a b", "/things/a%20b")]
    [InlineData("a/b", "/things/a%2Fb")]
    [InlineData("a?b#c", "/things/a%3Fb%23c")]
    [InlineData("../../admin", "/things/..%2F..%2Fadmin")]
    [InlineData("%2e%2e", "/things/%252e%252e")]
    [InlineData("a\r\nHost: x", "/things/a%0D%0AHost%3A%20x")]
    [InlineData("é日", "/things/%C3%A9%E6%97%A5")]
    [InlineData("...", "/things/...")]
    public async Task An_argument_stays_in_its_segment(string id, string target)
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(server);
        await connection.GetAsync(id);
        Assert.Equal(target, server.Requests.Single().Target);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void An_argument_that_names_another_path_is_refused(string? id)
    {
        var exception = Assert.Throws<ArgumentException>(() =>
            new AtlasRequest(Api.Get, $"/things/{id}", null)
        );
        Assert.Equal("thingId", exception.ParamName);
    }

    [Fact]
    public void Whatever_the_argument_the_path_has_two_segments() =>
        Gen
            .String.Where(text =>
                text.Length > 0 && text is not ("." or "..") && !text.Any(char.IsSurrogate)
            )
            .Sample(id =>
            {
                var request = new AtlasRequest(Api.Get, $"/things/{id}", null);
                var uri = new Uri("https://example.com" + request.Path + request.Query);
                Assert.Equal(3, uri.Segments.Length);
                Assert.Equal("", uri.Query + uri.Fragment);
                Assert.Equal(id, Uri.UnescapeDataString(request.Path["/things/".Length..]));
            });

    [Fact]
    public void Query_parameters_of_every_type()
    {
        var request = new AtlasRequest(Api.Get, $"/things/{1}", null);
        request.AddQuery("s", "a&b=c d");
        request.AddQuery("nothing", null);
        request.AddQuery("b", (bool?)true);
        request.AddQuery("i", 5);
        request.AddQuery("l", (long?)-6_000_000_000);
        request.AddQuery("d", (double?)1.5);
        request.AddQuery(
            "t",
            (DateTimeOffset?)new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero)
        );
        request.AddQuery("date", (DateOnly?)new DateOnly(2026, 11, 24));
        request.AddQuery("list", (IReadOnlyList<string>)["x", "y z"]);
        request.AddQuery("list", (IReadOnlyList<int>?)null);
        Assert.Equal(
            "/things/1?s=a%26b%3Dc%20d&b=true&i=5&l=-6000000000&d=1.5&t=2026-11-24T10%3A00%3A00Z&date=2026-11-24&list=x&list=y%20z",
            request.Path + request.Query
        );
    }

    [Fact]
    public void Lists_of_every_style()
    {
        var request = new AtlasRequest(
            Api.Get,
            $"/things/{(IReadOnlyList<string>)["a,b", "c/d"]}",
            null
        );
        IReadOnlyList<string> list = ["a,b", "c d|e"];
        request.AddQuery("commas", list, ',');
        request.AddQuery("spaces", list, ' ');
        request.AddQuery("bars", list, '|');
        request.AddQuery("none", (IReadOnlyList<int>)[], ',');
        request.AddQuery("nothing", (IReadOnlyList<int>?)null, ',');
        request.AddHeader("X-List", (IReadOnlyList<int>)[1, 2]);
        request.AddHeader("X-None", (IReadOnlyList<int>)[]);
        Assert.Equal(
            "/things/a%2Cb,c%2Fd?commas=a%2Cb,c%20d%7Ce&spaces=a%2Cb%20c%20d%7Ce&bars=a%2Cb%7Cc%20d%7Ce",
            request.Path + request.Query
        );
        Assert.Equal([new("X-List", "1,2")], request.Headers);
    }

    [Theory]
    [InlineData("X-A", "b\r\nX-Evil: 1")]
    [InlineData("X-A", "b\n")]
    [InlineData("X-A", "\u0000")]
    [InlineData("X-A", "日")]
    [InlineData("X A", "b")]
    [InlineData("X-A\r\n", "b")]
    [InlineData("", "b")]
    public void A_header_that_is_more_than_one_is_refused(string name, string value)
    {
        var request = new AtlasRequest(Api.Get, $"/things/{1}", null);
        Assert.Throws<ArgumentException>(() => request.AddHeader(name, value));
    }

    [Theory]
    [InlineData("é")]
    [InlineData("a\nb")]
    public void A_value_that_a_header_cannot_contain_is_reported_with_the_name_of_the_header(
        string value
    )
    {
        var request = new AtlasRequest(Api.Get, $"/things/{1}", null);
        var exception = Assert.Throws<ArgumentException>(() => request.AddHeader("X-A", value));
        Assert.Equal(
            "The value of the header 'X-A' contains a character that is not allowed. Use only printable ASCII characters. (Parameter 'X-A')",
            exception.Message
        );
    }

    [Fact]
    public void A_cookie_is_sent_as_a_header()
    {
        var options = new AtlasRequestOptions
        {
            Headers = new Dictionary<string, string> { ["Cookie"] = "session=1" },
        };
        Assert.Equal(
            [new("Cookie", "session=1")],
            new AtlasRequest(Api.Get, $"/things/{1}", options).Headers
        );
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("host")]
    [InlineData("Accept")]
    [InlineData("Content-Length")]
    public void Headers_of_the_client_itself_cannot_be_replaced(string name)
    {
        var options = new AtlasRequestOptions
        {
            Headers = new Dictionary<string, string> { [name] = "x" },
        };
        Assert.Throws<ArgumentException>(() => new AtlasRequest(Api.Get, $"/things/{1}", options));
    }

    [Fact]
    public void A_body_is_written_as_letters()
    {
        var request = new AtlasRequest(Api.Patch, $"/things/{1}", null);
        request.SetBody<string, StringJson>("ada+é日\"<");
        Assert.Equal(
            "\"ada+é日\\\"<\"",
            System.Text.Encoding.UTF8.GetString(request.Body!.Bytes.Span)
        );
    }

    [Fact]
    public void A_body_must_be_there()
    {
        var request = new AtlasRequest(Api.Patch, $"/things/{1}", null);
        Assert.Equal(
            "body",
            Assert
                .Throws<ArgumentNullException>(() => request.SetBody<string, StringJson>(null!))
                .ParamName
        );
    }

    [Fact]
    public void What_cannot_be_written_is_an_AtlasException_that_names_the_call()
    {
        var request = new AtlasRequest(Api.Patch, $"/things/{1}", null);
        var body = Assert.Throws<AtlasException>(() =>
            request.SetBody<double, DoubleJson>(double.NaN)
        );
        Assert.StartsWith(
            "PATCH /things/1 (updateThing): the body cannot be written. ",
            body.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ("updateThing", "PATCH", "/things/1", 0),
            (body.OperationId, body.Method, body.Path, body.Attempts)
        );
        Assert.IsType<ArgumentException>(body.InnerException);
        var query = Assert.Throws<AtlasException>(() =>
            request.AddQueryJson<double, DoubleJson>("size", double.PositiveInfinity)
        );
        Assert.StartsWith(
            "PATCH /things/1 (updateThing): the query parameters cannot be written. ",
            query.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_path_of_the_base_address_stays_in_front()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            configure: options => options.BaseAddress = new Uri(server.Address, "/proxy/")
        );
        await connection.GetAsync();
        Assert.Equal("/proxy/things/1", server.Requests.Single().Target);
    }

    [Fact]
    public void Printed_it_shows_no_query_and_no_address_of_a_person()
    {
        var request = new AtlasRequest(Api.Get, $"/things/{"ada@example.com"}", null);
        request.AddQuery("secret", "s3cret");
        Assert.Equal("GET /things/***", string.Create(CultureInfo.InvariantCulture, $"{request}"));
    }
}
