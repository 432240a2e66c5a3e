using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>What an endpoint says when it refuses.</summary>
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
}
