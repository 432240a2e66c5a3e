using System.Collections.Concurrent;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>What an endpoint says when it refuses, and tokens that are to be revoked.</summary>
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
                + "the token endpoint answered 401 (no *** ***): *** of *** is wrong: Basic ***.",
            exception.Message
        );
        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_whose_revocation_failed_is_tried_again_and_keeps_no_other()
    {
        var revoked = new ConcurrentQueue<string>();
        var fetched = 0;
        var isRefused = true;
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            var answer = (Status: 200, Body: "{}");
            if (context.Request.Path == "/api/oauth/token")
            {
                answer.Body = $$"""{"access_token":"t{{++fetched}}","expires_in":3600}""";
            }
            else if (context.Request.Path == "/api/oauth/revoke")
            {
                var token = $"{(await context.Request.ReadFormAsync())["token"]}";
                revoked.Enqueue(token);
                answer.Status = isRefused && token == "t1" ? 400 : 200;
            }

            await LoopbackServer.Json(answer.Status, answer.Body)(context);
        });
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = Api.Connect(server, credentials);
        Task RevokeAsync() => credentials.RevokeAsync(TestContext.Current.CancellationToken);

        await connection.GetAsync();
        await Assert.ThrowsAsync<AtlasAuthenticationException>(RevokeAsync);
        await connection.GetAsync();
        await Assert.ThrowsAsync<AtlasAuthenticationException>(RevokeAsync);
        isRefused = false;
        await Task.WhenAll(RevokeAsync(), RevokeAsync(), RevokeAsync());
        Assert.Equal(["t1", "t2", "t1", "t1"], revoked);
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
    [InlineData(400, "the token endpoint answered 400.")]
    [InlineData(0, "the token endpoint could not be reached (")]
    public async Task A_token_that_is_not_revoked(int status, string expected)
    {
        var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(200, """{"access_token":"t","expires_in":3600}"""),
            LoopbackServer.Json(200, "{}"),
            LoopbackServer.Json(status == 0 ? 200 : status, "{}")
        );
        await using var _ = server;
        var credentials = AtlasCredentials.ServiceAccount("id", "secret");
        using var connection = Api.Connect(server, credentials);
        await connection.GetAsync();
        if (status == 0)
        {
            await server.DisposeAsync();
        }

        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            credentials.RevokeAsync(TestContext.Current.CancellationToken)
        );
        Assert.StartsWith(
            "Revoking the token failed: " + expected,
            exception.Message,
            StringComparison.Ordinal
        );
    }
}
