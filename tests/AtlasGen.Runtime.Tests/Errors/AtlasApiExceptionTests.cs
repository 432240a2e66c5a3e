using System.Net;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Errors;

public class AtlasApiExceptionTests
{
    [Fact]
    public async Task An_error_of_Atlas()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(
                403,
                """{"error":403,"errorCode":"IP_ADDRESS_NOT_ON_ACCESS_LIST","detail":"Not from 1.2.3.4.","reason":"Forbidden","parameters":["1.2.3.4",5,null]}""",
                ("X-Error-Code", "OTHER")
            )
        );
        using var connection = Api.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
        Assert.Equal(
            "GET /things/1 (getThing): 403 Forbidden (IP_ADDRESS_NOT_ON_ACCESS_LIST). Not from 1.2.3.4. The operation requires the role Project Owner.",
            exception.Message
        );
        Assert.Equal("IP_ADDRESS_NOT_ON_ACCESS_LIST", exception.ErrorCode);
        Assert.Equal(
            ["1.2.3.4", "5", ""],
            exception.Parameters.Select(parameter => parameter.ToString())
        );
        Assert.Equal("OTHER", exception.Headers["x-error-code"]);
        Assert.Equal(
            ("getThing", "GET", "/things/1", 1),
            (exception.OperationId, exception.Method, exception.Path, exception.Attempts)
        );
    }

    [Theory]
    [InlineData("""{"title":"Invalid.","status":400,"errors":{}}""", "Invalid.")]
    [InlineData("""{"title":"Invalid.","detail":"No name."}""", "No name.")]
    [InlineData("""{"error":"Bad Request","message":"No name."}""", "No name.")]
    public async Task An_error_of_another_service(string body, string detail)
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(400, body));
        using var connection = Api.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
        Assert.Equal(detail, exception.Detail);
        Assert.Contains($"400 Bad Request. {detail}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "text/html", "<html><body>Not here</body></html>")]
    [InlineData(404, "application/json", "")]
    [InlineData(404, "application/json", "{\"error\":4")]
    [InlineData(404, "application/json", "null")]
    [InlineData(404, "application/json", "[]")]
    [InlineData(404, "application/json", "{\"errorCode\":\"\\ud800\",\"detail\":\"\\udc00\"}")]
    [InlineData(404, "text/plain", "nope")]
    [InlineData(404, "application/json", "{\"errorCode\":7,\"detail\":[],\"parameters\":{}}")]
    public async Task A_body_that_is_not_an_error_of_Atlas_is_never_a_parse_error(
        int status,
        string contentType,
        string body
    )
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Text(status, contentType, body, ("X-Error-Code", "FROM_HEADER"))
        );
        using var connection = Api.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
        Assert.Equal("GET /things/1 (getThing): 404 Not Found (FROM_HEADER).", exception.Message);
        Assert.Equal(body, exception.RawBody);
    }

    [Fact]
    public async Task An_array_of_errors_counts_by_its_first()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(400, """[{"errorCode":"FIRST"},{"errorCode":"SECOND"}]""")
        );
        using var connection = Api.Connect(server);
        Assert.Equal(
            "FIRST",
            (await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync())).ErrorCode
        );
    }

    [Fact]
    public async Task A_long_body_is_cut()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Text(400, "text/plain", new string('x', 5_000_000))
        );
        using var connection = Api.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
        Assert.Equal(64 * 1024, exception.RawBody.Length);
        Assert.InRange(exception.Message.Length, 1, 1000);
    }

    [Theory]
    [InlineData(429, null, true)]
    [InlineData(400, "INVITATIONS_RATE_LIMITED_IP", true)]
    [InlineData(400, "INVALID_ENUM_VALUE", false)]
    public void A_rate_limit_may_come_as_400(int status, string? code, bool expected)
    {
        var exception = new AtlasApiException(
            new AtlasErrorResponse((HttpStatusCode)status) { ErrorCode = code }
        );
        Assert.Equal(expected, exception.IsRateLimit);
    }

    [Fact]
    public async Task No_address_of_a_person_is_in_the_message()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(
                404,
                """{"errorCode":"USER_NOT_FOUND","detail":"No user ada.l+x@mail.example.com exists."}"""
            )
        );
        using var connection = Api.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
            connection.GetAsync("ada@example.com")
        );
        Assert.Equal(
            "GET /things/*** (getThing): 404 Not Found (USER_NOT_FOUND). No user *** exists.",
            exception.Message
        );
        Assert.Equal("No user ada.l+x@mail.example.com exists.", exception.Detail);
    }

    [Theory]
    [InlineData("No user \"ada b\"@example.com exists", "No user *** exists")]
    [InlineData("No user a%40b.c exists", "No user *** exists")]
    [InlineData("@ada is no address", "@ada is no address")]
    [InlineData("@ada told bob@example.com so", "@ada told *** so")]
    [InlineData("%40ada told bob%40example.com so", "%40ada told *** so")]
    [InlineData("for \"a\\\"b\"@example.com", "for ***")]
    [InlineData("for ada@[10.0.0.1], bob@example.com", "for ***, ***")]
    [InlineData("ada@@example.com or ada@%40example.com", "*** or ***")]
    [InlineData("a@b.c+d@e.f and a@b.c@d.e", "****** and ***")]
    public void Addresses_of_all_kinds_are_hidden(string detail, string expected)
    {
        var response = new AtlasErrorResponse(HttpStatusCode.NotFound) { Detail = detail };
        Assert.Equal($"404 Not Found. {expected}.", new AtlasApiException(response).Message);
    }

    [Fact]
    public void No_part_of_an_address_is_left_where_a_text_is_cut()
    {
        foreach (var separator in (string[])[", ", "、", ":", "|x|"])
            for (var offset = 0; offset < 60; offset++)
            {
                var addresses = Enumerable
                    .Range(100, 100)
                    .Select(i => $"first.last{i}@example.com");
                var detail = new string(' ', offset) + string.Join(separator, addresses);
                var response = new AtlasErrorResponse(HttpStatusCode.NotFound) { Detail = detail };
                Assert.DoesNotMatch("first|last|@", new AtlasApiException(response).Message);
            }
    }

    [Fact]
    public void A_text_without_separators_is_shown_up_to_where_an_address_may_begin()
    {
        var detail = "ada@example.com：" + new string('字', 5000);
        var response = new AtlasErrorResponse(HttpStatusCode.NotFound) { Detail = detail };
        Assert.Equal(
            $"404 Not Found. ***：{new string('字', 496)}…",
            new AtlasApiException(response).Message
        );
    }

    [Theory]
    [InlineData('@')]
    [InlineData('a')]
    public void A_detail_without_end_is_cut_at_once(char c)
    {
        var detail = new string('b', 1000) + "@example.com " + new string(c, 10_000_000);
        var response = new AtlasErrorResponse(HttpStatusCode.NotFound) { Detail = detail };
        var message = new AtlasApiException(response).Message;
        Assert.StartsWith("404 Not Found. *** ", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 20, 600);
        Assert.EndsWith("…", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Bearer realm=\"x\", Digest nonce=\"a, b\", algorithm=SHA-3",
        " The server requires Bearer or Digest authentication."
    )]
    [InlineData("NTLM TlRMTVNTUAACAAAADAAMADgAAAA", " The server requires NTLM authentication.")]
    [InlineData(
        "bearer error_description=The token is bad, Bearer",
        " The server requires Bearer authentication."
    )]
    [InlineData(null, "")]
    public async Task A_server_that_asks_for_other_credentials(string? challenge, string expected)
    {
        (string, string)[] headers = challenge is null ? [] : [("WWW-Authenticate", challenge)];
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Text(401, "application/json", "{}", headers)
        );
        using var connection = Api.Connect(server, AtlasCredentials.ApiKey("public", "private"));
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
        Assert.Equal(
            $"GET /things/1 (getThing): 401 Unauthorized.{expected} The operation requires the role Project Owner.",
            exception.Message
        );
    }

    [Fact]
    public void What_a_server_says_is_shown_without_addresses_and_ends_as_a_sentence()
    {
        var response = new AtlasErrorResponse(HttpStatusCode.Forbidden)
        {
            Reason = "No ada@example.com",
            ErrorCode = "OF ada@example.com",
            Detail = "Not from 1.2.3.4",
            RequiredRoles = ["Project Owner"],
        };
        Assert.Equal(
            "403 No *** (OF ***). Not from 1.2.3.4. The operation requires the role Project Owner.",
            new AtlasApiException(response).Message
        );
        response = new(HttpStatusCode.NotFound) { Detail = " \n" };
        Assert.Equal("404 Not Found.", new AtlasApiException(response).Message);
        foreach (var status in (int[])[-1, 0, 599, 1000])
        {
            response = new((HttpStatusCode)status) { Detail = "Odd.\n" };
            Assert.Equal($"{status}. Odd.", new AtlasApiException(response).Message);
        }
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Text(302, "text/plain", "", ("Location", other.Address.ToString()))
        );
        using var connection = Api.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
        Assert.Contains("Redirects are not followed", exception.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }
}
