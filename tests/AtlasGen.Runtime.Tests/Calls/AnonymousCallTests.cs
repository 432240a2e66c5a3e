using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Calls;

public class AnonymousCallTests
{
    [Fact]
    public async Task An_anonymous_operation_does_not_read_the_credentials()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(401, "{}"));
        using var connection = Api.Connect(
            server,
            AtlasCredentials.Token(_ => throw new InvalidOperationException("asked"))
        );
        var open = new AtlasOperation(Api.Description, "getOpen", "GET", "/open")
        {
            IsAnonymous = true,
        };
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
            connection.SendAsync(
                new AtlasRequest(open, $"/open", null),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(401, (int)exception.StatusCode);
        Assert.Equal("", Assert.Single(server.Requests).Authorization);
    }
}
