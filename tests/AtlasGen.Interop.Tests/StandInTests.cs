using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AtlasGen.Samples.StandIn;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Interop.Tests;

/// <summary>Tests that the stand-in behaves like Atlas, with third-party clients.</summary>
public class StandInTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_digest_of_dotnet_itself_is_taken()
    {
        await using var server = await AtlasStandInServer.StartAsync();
        using var handler = new HttpClientHandler
        {
            Credentials = new NetworkCredential(server.PublicKey, server.PrivateKey),
        };
        using var client = new HttpClient(handler) { BaseAddress = server.BaseAddress };
        var response = await client.GetAsync(Invites(server), Stop);
        Assert.Equal("[]", await response.Content.ReadAsStringAsync(Stop));

        using var wrong = new HttpClientHandler
        {
            Credentials = new NetworkCredential(server.PublicKey, "wrong"),
        };
        using var stranger = new HttpClient(wrong) { BaseAddress = server.BaseAddress };
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await stranger.GetAsync(Invites(server), Stop)).StatusCode
        );
    }

    [Fact]
    public async Task The_digest_of_curl_is_taken()
    {
        Assert.SkipUnless(IsOnPath("curl"), "curl is not on this machine (Debian: curl).");
        await using var server = await AtlasStandInServer.StartAsync();
        using var curl = Process.Start(
            new ProcessStartInfo(
                "curl",
                [
                    "-s",
                    "--digest",
                    "-u",
                    $"{server.PublicKey}:{server.PrivateKey}",
                    "-w",
                    " %{http_code}",
                    new Uri(server.BaseAddress, Invites(server)).ToString(),
                ]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        Assert.Equal("[] 200", await curl.StandardOutput.ReadToEndAsync(Stop));
        await curl.WaitForExitAsync(Stop);
    }

    [Fact]
    public async Task Without_credentials_it_asks_for_a_digest_as_Atlas_does()
    {
        await using var server = await AtlasStandInServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.BaseAddress };
        var response = await client.GetAsync(Invites(server) + "?envelope=true", Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Matches(
            "^Digest realm=\"MMS Public API\", domain=\"\", nonce=\"[A-Za-z0-9+/]{32}\", algorithm=MD5, qop=\"auth\", stale=false$",
            response.Headers.WwwAuthenticate.ToString()
        );
        Assert.False(response.Headers.Contains("X-Error-Code"));
        // The JSON is indented, although the request does not ask for it.
        Assert.Contains(
            "\n  \"error\": 401",
            (await response.Content.ReadAsStringAsync(Stop)).ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Bodies_headers_and_errors()
    {
        var time = new FakeTimeProvider(new(2026, 8, 10, 3, 46, 41, TimeSpan.Zero));
        await using var server = await AtlasStandInServer.StartAsync(
            new() { TimeProvider = time, InvitationsPerMinute = 1 }
        );
        using var client = await ConnectAsync(server);

        var (status, body, headers) = await SendAsync(
            client,
            "POST",
            Invites(server),
            """{"username":"a@example.com","roles":["GROUP_OWNER"]}"""
        );
        Assert.Equal(200, status);
        Assert.Matches(
            """^\{"createdAt":"2026-08-10T03:46:41Z","expiresAt":"2026-09-09T03:46:41Z","groupId":"[0-9a-f]{24}","groupName":"[^"]+","id":"[0-9a-f]{24}","inviterUsername":"mdb_sa_id_standin","roles":\["GROUP_OWNER"\],"username":"a@example.com"\}$""",
            body
        );
        Assert.Equal(
            "application/json; charset=utf-8",
            headers.Content.Headers.ContentType!.ToString()
        );
        Assert.Equal("10000", headers.Headers.GetValues("RateLimit-Limit").Single());
        Assert.Equal("9999", headers.Headers.GetValues("RateLimit-Remaining").Single());
        var id = JsonDocument.Parse(body).RootElement.GetProperty("id").GetString();

        await AssertErrorAsync(
            client,
            "POST",
            Invites(server),
            """{"username":"b@example.com","roles":[]}""",
            400,
            "INVITATIONS_RATE_LIMITED_IP"
        );
        await AssertErrorAsync(
            client,
            "PATCH",
            Invites(server),
            """{"username":"a@example.com","roles":["OWNER"]}""",
            400,
            "INVALID_ENUM_VALUE"
        );
        await AssertErrorAsync(client, "PATCH", Invites(server), "{", 400, "MALFORMED_JSON");
        await AssertErrorAsync(
            client,
            "PATCH",
            Invites(server),
            """{"username":"b@example.com"}""",
            404,
            "RESOURCE_NOT_FOUND"
        );
        await AssertErrorAsync(
            client,
            "DELETE",
            Invites(server) + "/000000000000000000000000",
            null,
            400,
            "INVALID_INVITATION_ID"
        );
        await AssertErrorAsync(client, "PUT", Invites(server), "{}", 405, "METHOD_NOT_ALLOWED");
        await AssertErrorAsync(
            client,
            "GET",
            "/api/atlas/v1.0/groups/000000000000000000000000/invites",
            null,
            401,
            "NOT_IN_GROUP"
        );
        await AssertErrorAsync(
            client,
            "GET",
            "/api/atlas/v1.0/groups",
            null,
            404,
            "RESOURCE_NOT_FOUND"
        );

        // The roles are replaced, but the expiration date stays.
        time.Advance(TimeSpan.FromDays(1));
        (_, body, _) = await SendAsync(
            await ConnectAsync(server),
            "PATCH",
            Invites(server),
            """{"username":"a@example.com","roles":["GROUP_READ_ONLY"]}"""
        );
        Assert.Contains("\"expiresAt\":\"2026-09-09T03:46:41Z\"", body, StringComparison.Ordinal);
        Assert.Contains("\"roles\":[\"GROUP_READ_ONLY\"]", body, StringComparison.Ordinal);

        time.Advance(TimeSpan.FromDays(29));
        using var later = await ConnectAsync(server);
        await AssertErrorAsync(
            later,
            "GET",
            $"{Invites(server)}/{id}",
            null,
            404,
            "RESOURCE_NOT_FOUND"
        );
    }

    [Fact]
    public async Task Envelopes_and_layout()
    {
        await using var server = await AtlasStandInServer.StartAsync();
        using var client = await ConnectAsync(server);
        var (status, body, _) = await SendAsync(
            client,
            "GET",
            Invites(server) + "?envelope=true",
            null
        );
        Assert.Equal((200, """{"status":200,"content":[]}"""), (status, body));
        (status, body, _) = await SendAsync(
            client,
            "GET",
            Invites(server) + "/0?envelope=true",
            null
        );
        Assert.Equal(200, status);
        Assert.StartsWith("""{"status":404,"content":{"detail":""", body, StringComparison.Ordinal);
        (_, body, _) = await SendAsync(
            client,
            "POST",
            Invites(server) + "?pretty=true",
            """{"username":"a@example.com","roles":[]}"""
        );
        Assert.StartsWith(
            "{\n  \"createdAt\": \"",
            body.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        (_, body, _) = await SendAsync(
            client,
            "GET",
            Invites(server) + "?username=nobody%40example.com",
            null
        );
        Assert.Equal("[]", body);
    }

    [Fact]
    public async Task An_address_that_is_not_on_the_access_list_is_forbidden()
    {
        await using var server = await AtlasStandInServer.StartAsync(
            new() { IsAddressAllowed = false }
        );
        using var client = await ConnectAsync(server);
        await AssertErrorAsync(
            client,
            "GET",
            Invites(server),
            null,
            403,
            "IP_ADDRESS_NOT_ON_ACCESS_LIST"
        );
    }

    [Fact]
    public async Task Tokens_are_limited_and_end()
    {
        var time = new FakeTimeProvider();
        await using var server = await AtlasStandInServer.StartAsync(
            new() { TimeProvider = time, TokensPerMinute = 2 }
        );
        using var client = await ConnectAsync(server);
        Assert.Equal(200, (await SendAsync(client, "GET", Invites(server), null)).Status);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(401, (await SendAsync(client, "GET", Invites(server), null)).Status);

        using var stranger = new HttpClient { BaseAddress = server.BaseAddress };
        var refused = await stranger.PostAsync(
            "/api/oauth/token",
            new StringContent("grant_type=client_credentials"),
            Stop
        );
        Assert.Equal(
            """{"error":"invalid_client","error_description":"The client id and secret are not known."}""",
            await refused.Content.ReadAsStringAsync(Stop)
        );
        await stranger.PostAsync("/api/oauth/token", new StringContent(""), Stop);
        var limited = await stranger.PostAsync("/api/oauth/token", new StringContent(""), Stop);
        Assert.Equal((HttpStatusCode)429, limited.StatusCode);
        Assert.Contains(
            "\"error\":429,\"errorCode\":\"RATE_LIMITED\"",
            await limited.Content.ReadAsStringAsync(Stop),
            StringComparison.Ordinal
        );
    }

    private static string Invites(AtlasStandInServer server) =>
        $"/api/atlas/v1.0/groups/{server.ProjectId}/invites";

    private static async Task<HttpClient> ConnectAsync(AtlasStandInServer server)
    {
        var client = new HttpClient { BaseAddress = server.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/oauth/token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        var pair =
            $"{WebUtility.UrlEncode(server.ClientId)}:{WebUtility.UrlEncode(server.ClientSecret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.ASCII.GetBytes(pair))
        );
        using var response = await client.SendAsync(request, Stop);
        using var token = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop));
        Assert.Equal(3600, token.RootElement.GetProperty("expires_in").GetInt32());
        client.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            token.RootElement.GetProperty("access_token").GetString()
        );
        return client;
    }

    private static async Task<(int Status, string Body, HttpResponseMessage Response)> SendAsync(
        HttpClient client,
        string method,
        string path,
        string? body
    )
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Content = body is null
            ? null
            : new StringContent(body, Encoding.UTF8, "application/json");
        var response = await client.SendAsync(request, Stop);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Stop), response);
    }

    private static async Task AssertErrorAsync(
        HttpClient client,
        string method,
        string path,
        string? body,
        int status,
        string code
    )
    {
        var (found, text, response) = await SendAsync(client, method, path, body);
        Assert.Equal(status, found);
        using var error = JsonDocument.Parse(text);
        Assert.Equal(status, error.RootElement.GetProperty("error").GetInt32());
        Assert.Equal(code, error.RootElement.GetProperty("errorCode").GetString());
        Assert.Equal(code, response.Headers.GetValues("X-Error-Code").Single());
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
