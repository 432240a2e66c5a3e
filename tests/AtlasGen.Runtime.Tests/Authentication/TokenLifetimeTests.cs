using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Tests the lifetime that a token endpoint states, and how long the token is used.</summary>
public class TokenLifetimeTests
{
    private const string NoToken =
        "GET /things/1 (getThing): No access token for the service account: the response of the token endpoint contains ";

    [Theory]
    [InlineData("3600", 3600)]
    [InlineData("\"3600\"", 3600)]
    [InlineData("\" 3600 \"", 3600)]
    [InlineData("3600.9", 3600.9)]
    [InlineData("\"3600.9\"", 3600.9)]
    [InlineData("3.6e3", 3600)]
    [InlineData("1e400", 2592000)]
    [InlineData("9223372036854775808", 2592000)]
    [InlineData("\"99999999999999999999999\"", 2592000)]
    [InlineData("0", 60)]
    [InlineData("-1", 60)]
    [InlineData("1e-9", 60)]
    [InlineData("\"1e-9\"", 60)]
    [InlineData("1e-400", 60)]
    [InlineData("-1e400", 60)]
    [InlineData("\"-3600\"", 60)]
    [InlineData("\"\"", 60)]
    [InlineData("\"NaN\"", 60)]
    [InlineData("\"soon\"", 60)]
    [InlineData("\"\\ud800\"", 60)]
    [InlineData("null", 60)]
    [InlineData("true", 60)]
    [InlineData("[3600]", 60)]
    [InlineData("{}", 60)]
    public async Task A_token_is_used_for_its_lifetime(string expiresIn, double seconds)
    {
        var time = new TestClock();
        using var transport = Endpoint($$"""{"access_token":"t","expires_in":{{expiresIn}}}""");
        using var connection = Connect(transport, time);
        // The token is renewed when a tenth of its lifetime and the margin are left.
        var margin = Math.Min(30, seconds / 10);
        var renewal = seconds - margin - (seconds / 10);
        await connection.GetAsync();
        time.Advance(TimeSpan.FromSeconds(renewal - 0.5));
        await connection.GetAsync();
        Assert.Equal(1, Tokens(transport));
        // The renewal is no longer in the background, but awaited.
        time.Advance(TimeSpan.FromSeconds(seconds - margin - renewal + 1));
        await connection.GetAsync();
        Assert.Equal(2, Tokens(transport));
    }

    [Theory]
    [InlineData("""{"access_token":"","expires_in":3600}""", "no token.", 3)]
    [InlineData("""{"access_token":" "}""", "no token.", 3)]
    [InlineData("""{"access_token":null}""", "no token.", 3)]
    [InlineData("""{"access_token":1}""", "no token.", 3)]
    [InlineData("{}", "no token.", 3)]
    [InlineData("[]", "no token.", 3)]
    [InlineData("", "no token.", 3)]
    [InlineData("<html>", "no token.", 3)]
    [InlineData(
        """{"access_token":"a\nb"}""",
        "a token with a character that is not allowed in a header.",
        1
    )]
    [InlineData(
        """{"access_token":"ü"}""",
        "a token with a character that is not allowed in a header.",
        1
    )]
    [InlineData(
        """{"access_token":"t","token_type":"mac"}""",
        "a token of the type mac, but only Bearer tokens can be sent.",
        1
    )]
    [InlineData(
        """{"access_token":"t","token_type":"s3cret"}""",
        "a token of the type ***, but only Bearer tokens can be sent.",
        1
    )]
    public async Task A_response_without_a_usable_token_is_an_error(
        string body,
        string expected,
        int requests
    )
    {
        var time = new TestClock();
        using var transport = Endpoint(body);
        using var connection = Connect(transport, time);
        var call = connection.GetAsync();
        for (var i = 1; i < requests; i++)
        {
            await Task.WhenAny(call, time.BackoffBegunAsync(i));
            time.Advance(TimeSpan.FromSeconds(i));
        }

        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() => call);
        Assert.Equal(NoToken + expected, exception.Message);
        Assert.Equal(requests, transport.Requests.Count);
    }

    [Theory]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    [InlineData("BearerToken")]
    [InlineData("")]
    public async Task Types_that_mean_Bearer(string type)
    {
        using var transport = Endpoint($$"""{"access_token":"t","token_type":"{{type}}"}""");
        using var connection = Connect(transport, new());
        await connection.GetAsync();
    }

    private static Transport Endpoint(string body) =>
        new(
            (request, _) =>
                Task.FromResult(
                    Transport.Response(
                        200,
                        request.RequestUri!.AbsolutePath == "/api/oauth/token" ? body : "{}"
                    )
                )
        );

    private static AtlasConnection Connect(Transport transport, TestClock time) =>
        transport.Connect(
            AtlasCredentials.ServiceAccount("id", "s3cret"),
            options => options.TimeProvider = time
        );

    private static int Tokens(Transport transport) =>
        transport.Requests.Count(request => request == "POST /api/oauth/token");
}
