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

    [Fact]
    public async Task A_client_of_an_open_api_needs_no_credentials()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        var api = new AtlasApi(null, static response => new AtlasApiException(response))
        {
            IsOpen = true,
        };
        var operation = new AtlasOperation(api, "getThing", "GET", "/thing");
        foreach (var credentials in new[] { null, AtlasCredentials.Token("t") })
        {
            var options = new AtlasClientOptions
            {
                BaseAddress = server.Address,
                Credentials = credentials,
            };
            using var connection = new AtlasConnection(api, options);
            await connection.SendAsync(
                new AtlasRequest(operation, $"/thing", null),
                TestContext.Current.CancellationToken
            );
        }

        Assert.Equal(["", "Bearer t"], server.Requests.Select(request => request.Authorization));
    }
}
