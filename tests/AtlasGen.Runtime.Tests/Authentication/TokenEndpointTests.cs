using System.Net;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Tests the error responses of a token endpoint.</summary>
public class TokenEndpointTests
{
    private const string Prefix = "GET /things/1 (getThing): ";
    private const string NoToken = Prefix + "No access token for the service account: ";

    [Fact]
    public async Task What_a_server_repeats_of_a_secret_is_hidden()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(
                401,
                """{"error":"no ada@example.com s3cret","error_description":"s3cret of ada@example.com is wrong: Basic aWQ6czNjcmV0"}"""
            )
        );
        using var connection = Api.Connect(server, AtlasCredentials.ServiceAccount("id", "s3cret"));
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.GetAsync()
        );
        Assert.Equal(
            NoToken
                + "the token endpoint returned 401 (no *** ***): *** of *** is wrong: Basic ***.",
            exception.Message
        );
        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b+c", "a b+c a+b%2Bc a%20b%2bc")]
    [InlineData("s3c re!t", "s3c re!t s3c+re%21t")]
    public async Task A_secret_is_hidden_however_it_is_repeated(string secret, string repeated)
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(401, $$"""{"error_description":"no {{repeated}}"}""")
        );
        using var connection = Api.Connect(server, AtlasCredentials.ServiceAccount("id", secret));
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.GetAsync()
        );
        Assert.Matches(@": no \*\*\*(?: \*\*\*)+\.$", exception.Message);
    }

    [Theory]
    [InlineData(
        429,
        """{"error":429,"errorCode":"RATE_LIMITED","detail":"Too many."}""",
        "RATE_LIMITED",
        "Too many.",
        true
    )]
    [InlineData(
        429,
        """{"error":"slow_down","error_description":"Too many."}""",
        "slow_down",
        "Too many.",
        true
    )]
    [InlineData(400, """{"errorCode":"RATE_LIMITED_TOKENS"}""", "RATE_LIMITED_TOKENS", null, true)]
    [InlineData(401, """{"error":"invalid_client"}""", "invalid_client", null, false)]
    [InlineData(
        401,
        """{"error":"no s3cret","error_description":"not s3cret"}""",
        "no ***",
        "not ***",
        false
    )]
    [InlineData(403, "<html>no</html>", "FROM_HEADER_***", null, false)]
    [InlineData(302, "", "FROM_HEADER_***", null, false)]
    public async Task What_the_endpoint_returned_is_in_properties(
        int status,
        string body,
        string code,
        string? detail,
        bool isRateLimit
    )
    {
        var time = new TestClock();
        using var transport = new Transport(
            (_, _) =>
                Task.FromResult(
                    Transport.Response(
                        status,
                        body,
                        ("Retry-After", "40"),
                        ("X-Error-Code", "FROM_HEADER_s3cret")
                    )
                )
        );
        using var connection = transport.Connect(
            AtlasCredentials.ServiceAccount("id", "s3cret"),
            options => options.TimeProvider = time
        );
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.GetAsync()
        );
        Assert.Equal(
            ((HttpStatusCode)status, (HttpStatusCode)status, code, detail, isRateLimit),
            (
                exception.StatusCode!.Value,
                exception.LastStatusCode!.Value,
                exception.ErrorCode,
                exception.Detail,
                exception.IsRateLimit
            )
        );
        Assert.Equal(TimeSpan.FromSeconds(40), exception.RetryAfter);
        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);

        // The failure is shared, and the clock advances.
        time.Advance(TimeSpan.FromSeconds(30));
        exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.GetAsync()
        );
        Assert.Equal((code, 10), (exception.ErrorCode, exception.RetryAfter!.Value.TotalSeconds));
        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task What_a_revocation_returned_is_in_properties_too()
    {
        using var transport = new Transport(
            (request, _) =>
                Task.FromResult(
                    request.RequestUri!.AbsolutePath == "/api/oauth/revoke"
                        ? Transport.Response(
                            429,
                            """{"errorCode":"RATE_LIMITED","detail":"no t0ken of s3cret"}""",
                            ("Retry-After", "7")
                        )
                        : Transport.Response(200, """{"access_token":"t0ken"}""")
                )
        );
        var credentials = AtlasCredentials.ServiceAccount("id", "s3cret");
        using var connection = transport.Connect(credentials);
        await connection.GetAsync();
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            credentials.RevokeAsync(TestContext.Current.CancellationToken)
        );
        Assert.True(exception.IsRateLimit);
        Assert.Equal(
            ("no *** of ***", TimeSpan.FromSeconds(7)),
            (exception.Detail, exception.RetryAfter!.Value)
        );
    }
}
