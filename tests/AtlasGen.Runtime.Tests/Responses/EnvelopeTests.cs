using System.Net;
using System.Text;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Responses;

public class EnvelopeTests
{
    [Theory]
    [InlineData("""{"status":200,"content":{"id":"1"}}""", 200, """{"id":"1"}""")]
    [InlineData("""{"content":{"id":"1"},"status":201}""", 201, """{"id":"1"}""")]
    [InlineData("""{"status":200,"envelope":[1,2]}""", 200, "[1,2]")]
    [InlineData("""{ "status" : 200 , "content" : [ ] }""", 200, "[ ]")]
    [InlineData("""{"status":200,"content":"text"}""", 200, "\"text\"")]
    [InlineData(
        """{"status":200,"results":[1],"totalCount":1}""",
        200,
        """{"status":200,"results":[1],"totalCount":1}"""
    )]
    [InlineData("""{"status":404,"content":{"error":404}}""", 404, """{"error":404}""")]
    [InlineData("""{"status":"ACTIVE","content":1}""", 200, """{"status":"ACTIVE","content":1}""")]
    [InlineData("""{"status":7,"content":1}""", 200, """{"status":7,"content":1}""")]
    [InlineData("""{"id":"1"}""", 200, """{"id":"1"}""")]
    [InlineData("[1]", 200, "[1]")]
    [InlineData("", 200, "")]
    [InlineData("{\"status\":200,\"content\":{", 200, "{\"status\":200,\"content\":{")]
    [InlineData("\uFEFF{\"status\":200,\"content\":1}", 200, "1")]
    public void Opens(string body, int status, string content)
    {
        var found = HttpStatusCode.OK;
        var opened = Envelope.Open(Encoding.UTF8.GetBytes(body), ref found);
        Assert.Equal(content, Encoding.UTF8.GetString(opened.Span));
        Assert.Equal(status, (int)found);
    }

    [Fact]
    public async Task An_error_inside_is_the_same_error_as_without()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(
                200,
                """{"status":404,"content":{"error":404,"errorCode":"NOPE","detail":"none"}}"""
            )
        );
        using var connection = Api.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
            connection.GetAsync(envelope: true)
        );
        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
        Assert.Equal("NOPE", exception.ErrorCode);
        Assert.Equal("/things/1?envelope=true", server.Requests.Single().Target);
    }

    [Theory]
    [InlineData(null, "/things/1", "1")]
    [InlineData(true, "/things/1?envelope=true", "1")]
    [InlineData(false, "/things/1?envelope=false", """{"status":200,"content":1}""")]
    public async Task An_operation_that_envelopes_by_default(
        bool? envelope,
        string target,
        string expected
    )
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(200, """{"status":200,"content":1}""")
        );
        using var connection = Api.Connect(server);
        var operation = new AtlasOperation(Api.Description, "advise", "GET", "/things/{thingId}")
        {
            EnvelopedByDefault = true,
        };
        var request = new AtlasRequest(operation, $"/things/{1}", null);
        request.AddEnvelope(envelope);
        var answer = await connection.SendAsync<System.Text.Json.JsonElement, ElementJson>(
            request,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(expected, answer.GetRawText());
        Assert.Equal(target, server.Requests.Single().Target);
    }

    [Fact]
    public async Task A_member_called_status_is_not_an_envelope_if_none_was_requested()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(200, """{"status":404,"content":1}""")
        );
        using var connection = Api.Connect(server);
        Assert.Equal(404, (await connection.GetAsync()).GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData(null, true, "/things/1?envelope=true", "1")]
    [InlineData(null, false, "/things/1?envelope=false", """{"status":200,"content":1}""")]
    [InlineData(true, false, "/things/1?envelope=true", "1")]
    [InlineData(false, true, "/things/1?envelope=false", """{"status":200,"content":1}""")]
    [InlineData(true, null, "/things/1?envelope=true", "1")]
    public async Task An_option_of_the_call_asks_for_an_envelope_and_an_argument_wins(
        bool? argument,
        bool? option,
        string target,
        string expected
    )
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(200, """{"status":200,"content":1}""")
        );
        using var connection = Api.Connect(server);
        var answer = await connection.GetAsync(
            envelope: argument,
            options: new() { Envelope = option }
        );
        Assert.Equal(expected, answer.GetRawText());
        Assert.Equal(target, server.Requests.Single().Target);
    }

    [Theory]
    [InlineData(null, true, "/things/1?size=5&envelope=true&pretty=true")]
    [InlineData(false, true, "/things/1?size=5&pretty=false&envelope=true")]
    public async Task A_method_without_the_parameters_sends_those_of_the_options(
        bool? argument,
        bool? option,
        string target
    )
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(503, "{}"),
            LoopbackServer.Json(
                200,
                """{"status":404,"content":{"error":404,"errorCode":"NOPE","detail":"none"}}"""
            )
        );
        using var connection = Api.Connect(server);
        var request = new AtlasRequest(
            Api.Get,
            $"/things/{1}",
            new() { Envelope = true, Pretty = option }
        );
        request.AddQuery("size", (int?)5);
        request.AddQuery("pretty", argument);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
            connection.SendAsync(request, TestContext.Current.CancellationToken)
        );
        Assert.Equal("NOPE", exception.ErrorCode);
        Assert.Equal([target, target], server.Requests.Select(sent => sent.Target));
    }
}
