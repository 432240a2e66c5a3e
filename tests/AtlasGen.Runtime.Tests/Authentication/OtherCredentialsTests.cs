using System.Text;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Tests credentials for documents other than those of Atlas, against a server.</summary>
public class OtherCredentialsTests
{
    [Theory]
    [InlineData("ada", "s3cret:ü", "Basic YWRhOnMzY3JldDrDvA==")]
    [InlineData("", "s3cret", "Basic OnMzY3JldA==")]
    [InlineData("key", "", "Basic a2V5Og==")]
    public async Task Basic_credentials_are_sent_as_UTF8(string user, string password, string sent)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
            LoopbackServer.Json(context.Request.Headers.Authorization == sent ? 200 : 401, "{}")(
                context
            )
        );
        using var connection = Api.Connect(server, AtlasCredentials.Basic(user, password));
        await connection.GetAsync();
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("a:b", "c", "user")]
    [InlineData("a\n", "c", "user")]
    [InlineData("a", "c\n", "password")]
    [InlineData("", "", "user")]
    public void Basic_credentials_that_cannot_be_sent(string user, string password, string name) =>
        Assert.Throws<ArgumentException>(name, () => AtlasCredentials.Basic(user, password));

    [Theory]
    [InlineData("X-Api-Key")]
    [InlineData("Authorization")]
    public async Task A_key_is_sent_in_its_header_once(string name)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
            LoopbackServer.Json(context.Request.Headers[name] == "Key s3cret" ? 200 : 401, "{}")(
                context
            )
        );
        using var connection = Api.Connect(server, AtlasCredentials.Header(name, "Key s3cret"));
        var options = new AtlasRequestOptions
        {
            Headers = new Dictionary<string, string> { ["X-Api-Key"] = "other" },
        };
        await connection.GetAsync(options: name == "X-Api-Key" ? options : null);
    }

    [Theory]
    [InlineData("", "s3cret", "name")]
    [InlineData("X Key", "s3cret", "name")]
    [InlineData("Host", "s3cret", "name")]
    [InlineData("Content-Type", "s3cret", "name")]
    [InlineData("Expires", "s3cret", "name")]
    [InlineData("X-Key", "", "value")]
    [InlineData("X-Key", "s3cret\r\nX: y", "value")]
    [InlineData("X-Key", "s3cretü", "value")]
    public void A_header_that_cannot_be_sent(string name, string value, string parameter)
    {
        var exception = Assert.Throws<ArgumentException>(
            parameter,
            () => AtlasCredentials.Header(name, value)
        );
        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Custom_credentials_change_each_attempt()
    {
        var calls = 0;
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(503, "{}", ("Retry-After", "0")),
            LoopbackServer.Json(200, "{}")
        );
        using var connection = Api.Connect(
            server,
            AtlasCredentials.Custom(
                async (request, stop) =>
                {
                    await Task.Yield();
                    stop.ThrowIfCancellationRequested();
                    request.Headers.TryAddWithoutValidation("Authorization", $"Own {++calls}");
                    request.RequestUri = new Uri(request.RequestUri + "?key=s3cret");
                }
            )
        );
        await connection.GetAsync();
        Assert.Equal(
            [("GET", "/things/1?key=s3cret", "Own 1"), ("GET", "/things/1?key=s3cret", "Own 2")],
            server.Requests
        );
    }

    [Theory]
    [InlineData("https://example.com/things/1")]
    [InlineData("http://127.0.0.1:1/things/1")]
    [InlineData("http://s3cret@127.0.0.1:{port}/things/1")]
    [InlineData("/things/1")]
    public async Task Custom_credentials_cannot_change_the_server(string address)
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            AtlasCredentials.Custom(
                (request, _) =>
                {
                    request.RequestUri = new Uri(
                        address.Replace(
                            "{port}",
                            $"{server.Address.Port}",
                            StringComparison.Ordinal
                        ),
                        UriKind.RelativeOrAbsolute
                    );
                    return default;
                }
            )
        );
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.GetAsync()
        );
        Assert.Equal(
            "GET /things/1 (getThing): The function of the custom credentials changed the server of the request. It can change only the path, the query, and the other headers.",
            exception.Message
        );
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("Host header", "evil.example")]
    [InlineData("Host header", "{host}:1")]
    [InlineData("Host header", "s3cret@{host}:{port}")]
    [InlineData("Host header", "{host}:{port}/s3cret")]
    [InlineData("Host header", "")]
    [InlineData("method", null)]
    [InlineData("body", null)]
    public async Task Custom_credentials_cannot_change_what_is_requested(string what, string? host)
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            AtlasCredentials.Custom(
                (request, _) =>
                {
                    if (host is not null)
                    {
                        request.Headers.TryAddWithoutValidation("Host", In(host, server));
                    }
                    else if (what == "method")
                    {
                        request.Method = HttpMethod.Delete;
                    }
                    else
                    {
                        request.Content = new StringContent("s3cret");
                    }

                    return default;
                }
            )
        );
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.PatchAsync()
        );
        Assert.Equal(
            $"PATCH /things/1 (updateThing): The function of the custom credentials changed the {what} of the request. It can change only the path, the query, and the other headers.",
            exception.Message
        );
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Custom_credentials_can_state_the_host_and_read_the_body()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            AtlasCredentials.Custom(
                async (request, stop) =>
                {
                    request.Headers.Host = In("{host}:{port}", server);
                    var body = await request.Content!.ReadAsStringAsync(stop);
                    request.Headers.Authorization = new("Own", $"{body.Length}");
                }
            )
        );
        await connection.PatchAsync();
        Assert.Equal([("PATCH", "/things/1", "Own 9")], server.Requests);
    }

    [Fact]
    public async Task Custom_credentials_that_fail_do_not_reveal_why()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            AtlasCredentials.Custom((_, _) => throw new InvalidOperationException("s3cret"))
        );
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.GetAsync()
        );
        Assert.Equal(
            "GET /things/1 (getThing): The function of the custom credentials failed (InvalidOperationException).",
            exception.Message
        );
        Assert.IsType<InvalidOperationException>(exception.InnerException);
    }

    [Fact]
    public async Task Custom_credentials_that_take_too_long_end_with_the_attempt()
    {
        var never = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        using var connection = Api.Connect(
            server,
            AtlasCredentials.Custom((_, _) => new(never.Task)),
            options => options.Timeout = TimeSpan.FromMilliseconds(50)
        );
        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() =>
            connection.GetAsync()
        );
        Assert.Contains(
            "The function of the custom credentials did not respond",
            exception.InnerException!.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Client_credentials_request_a_token_at_their_own_address()
    {
        var forms = new List<string>();
        await using var tokens = await LoopbackServer.StartAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            forms.Add(await reader.ReadToEndAsync(context.RequestAborted));
            await LoopbackServer.Json(200, """{"access_token":"t","expires_in":3600}""")(context);
        });
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(200, "{}"));
        var credentials = AtlasCredentials.ClientCredentials(
            new Uri(tokens.Address, "/token?tenant=1"),
            "id",
            "s3cret",
            "read",
            "write:all"
        );
        using var connection = Api.Connect(server, credentials);
        await connection.GetAsync();
        await connection.GetAsync();
        await credentials.RevokeAsync(TestContext.Current.CancellationToken);
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes("id:s3cret"));
        Assert.Equal([("POST", "/token?tenant=1", $"Basic {pair}")], tokens.Requests);
        Assert.Equal(["grant_type=client_credentials&scope=read+write%3Aall"], forms);
        Assert.Equal(
            [("GET", "/things/1", "Bearer t"), ("GET", "/things/1", "Bearer t")],
            server.Requests
        );
    }

    [Fact]
    public async Task Client_credentials_that_are_rejected()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(401, """{"error":"invalid_client","error_description":"s3cret"}""")
        );
        using var connection = Api.Connect(
            server,
            AtlasCredentials.ClientCredentials(server.Address, "id", "s3cret")
        );
        var exception = await Assert.ThrowsAsync<AtlasAuthenticationException>(() =>
            connection.GetAsync()
        );
        Assert.Equal(
            "GET /things/1 (getThing): No access token for the OAuth client: the token endpoint returned 401 (invalid_client): ***.",
            exception.Message
        );
    }

    [Theory]
    [InlineData("http://example.com/token", "read", "tokenUri")]
    [InlineData("https://s3cret@example.com/token", "read", "tokenUri")]
    [InlineData("https://example.com/token#s3cret", "read", "tokenUri")]
    [InlineData("/token", "read", "tokenUri")]
    [InlineData("https://example.com/token", "read write", "scopes")]
    [InlineData("https://example.com/token", "", "scopes")]
    [InlineData("https://example.com/token", null, "scopes")]
    public void Client_credentials_that_cannot_be_used(string uri, string? scope, string parameter)
    {
        var exception = Assert.Throws<ArgumentException>(
            parameter,
            () =>
                AtlasCredentials.ClientCredentials(
                    new Uri(uri, UriKind.RelativeOrAbsolute),
                    "id",
                    "s3cret",
                    ["read", scope!]
                )
        );
        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_credentials_print_their_secrets() =>
        Assert.Equal(
            "user name and password, header X-Key, client credentials, custom credentials",
            string.Join(
                ", ",
                AtlasCredentials.Basic("ada", "s3cret"),
                AtlasCredentials.Header("X-Key", "s3cret"),
                AtlasCredentials.ClientCredentials(new("https://example.com"), "id", "s3cret"),
                AtlasCredentials.Custom((_, _) => default)
            )
        );

    private static string In(string host, LoopbackServer server) =>
        host.Replace("{host}", server.Address.Host, StringComparison.Ordinal)
            .Replace("{port}", $"{server.Address.Port}", StringComparison.Ordinal);
}
