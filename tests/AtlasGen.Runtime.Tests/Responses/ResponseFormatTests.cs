using System.Text.Json;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Runtime.Tests.Responses;

/// <summary>Tests successful responses that do not match the document.</summary>
public class ResponseFormatTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":1} x")]
    [InlineData("{\"a\":")]
    [InlineData("<html></html>")]
    public async Task A_success_that_is_not_what_was_declared_says_so(string body)
    {
        Assert.StartsWith(
            "GET /things/1 (getThing): the response does not match the document.",
            await MessageAsync(LoopbackServer.Json(200, body)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_page_in_place_of_a_response_is_named()
    {
        Assert.Contains(
            " does not match the document. It is text/html: '<' is an invalid",
            await MessageAsync(
                LoopbackServer.Text(200, "text/html; charset=utf-8", "<html></html>")
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("5", "$: Expected an object (a map), found a number (byte 0).")]
    [InlineData(
        """{"a":[1,2],"b":["x"]}""",
        "$.b[0]: Expected a 32-bit integer, found a string (byte 16)."
    )]
    [InlineData(
        """{"a":[1,2.5]}""",
        "$.a[1]: Expected a 32-bit integer, found a number that is not one (byte 8)."
    )]
    [InlineData(
        """{"a":[],"ada@example.com":{"c":[]}}""",
        "$['***']: Expected an array, found an object (byte 26)."
    )]
    [InlineData(
        """{"\"ada b\"@example.com":{"bob%40example.com":1}}""",
        "$['***']: Expected an array, found an object (byte 25)."
    )]
    [InlineData("""{"@type":5}""", "$['@type']: Expected an array, found a number (byte 9).")]
    [InlineData(
        """{"ada\u0040example.com":[1,{}]}""",
        "$['***'][1]: Expected a 32-bit integer, found an object (byte 27)."
    )]
    [InlineData(
        """{"it's\na \\":5}""",
        "$['it\\'s\\u000aa \\\\']: Expected an array, found a number (byte 14)."
    )]
    public async Task A_success_of_another_type_says_where(string body, string expected)
    {
        Assert.Equal(
            $"GET /things/1 (getThing): the response does not match the document. {expected}",
            await MessageOfMapAsync("\uFEFF" + body)
        );
    }

    [Fact]
    public async Task A_name_without_end_does_not_delay_the_error()
    {
        var name = "@" + new string('a', 10_000_000);
        var message = await MessageOfMapAsync($$"""{"{{name}}":5}""");
        Assert.Contains("aaa…']: Expected an array", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 500, 1000);
    }

    [Fact]
    public async Task A_success_that_is_not_Unicode_is_reported() =>
        await MessageAsync<string, StringJson>(LoopbackServer.Json(200, "\"\\ud800\""));

    private static Task<string> MessageAsync(RequestDelegate answer) =>
        MessageAsync<JsonElement, ElementJson>(answer);

    private static Task<string> MessageOfMapAsync(string body) =>
        MessageAsync<
            IReadOnlyDictionary<string, IReadOnlyList<int>>,
            MapJson<IReadOnlyList<int>, ListJson<int, Int32Json>>
        >(LoopbackServer.Json(200, body));

    private static async Task<string> MessageAsync<T, TCodec>(RequestDelegate answer)
        where TCodec : IJsonCodec<T>
    {
        await using var server = await LoopbackServer.StartAsync(answer);
        using var connection = Api.Connect(server);
        var request = new AtlasRequest(Api.Get, $"/things/{1}", null);
        var exception = await Assert.ThrowsAsync<AtlasResponseFormatException>(() =>
            connection.SendAsync<T, TCodec>(request, TestContext.Current.CancellationToken)
        );
        return exception.Message;
    }
}
