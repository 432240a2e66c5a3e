using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AtlasGen.Samples.StandIn;

namespace AtlasGen.Interop.Tests;

/// <summary>Tests the bytes that the sample sends, as seen by a proxy that does not parse HTTP.</summary>
public partial class WireTests
{
    private const string Invites = "/api/atlas/v1.0/groups/5f0a1b2c3d4e5f6a7b8c9d0e/invites";

    [Fact]
    public async Task Requests_with_a_service_account()
    {
        var requests = await RunSampleAsync("--auth", "service-account");
        Assert.Equal(
            [
                "POST /api/oauth/token HTTP/1.1",
                $"POST {Invites} HTTP/1.1",
                $"PATCH {Invites} HTTP/1.1",
                $"GET {Invites} HTTP/1.1",
                $"PATCH {Invites} HTTP/1.1",
                $"DELETE {Invites}/{{id}} HTTP/1.1",
                $"GET {Invites}?username=ada%40example.com HTTP/1.1",
                "POST /api/oauth/revoke HTTP/1.1",
            ],
            requests.Select(request => Id().Replace(request.Line, "/{id} "))
        );

        var token = requests[0];
        Assert.Equal("application/x-www-form-urlencoded", token.Headers["Content-Type"]);
        Assert.Equal("grant_type=client_credentials", token.Body);
        // RFC 6749 section 2.3.1: each value is form-encoded, then they are joined and Base64-encoded.
        var pair = Encoding.ASCII.GetString(
            Convert.FromBase64String(token.Headers["Authorization"]["Basic ".Length..])
        );
        Assert.Equal("mdb_sa_id_standin:mdb_sa_sk_s%2Bt%2Fa+n%3Ad%3Din", pair);

        var patch = requests[2];
        Assert.Equal(
            "{\"roles\":[\"GROUP_OWNER\",\"GROUP_DATA_ACCESS_ADMIN\"],\"username\":\"ada@example.com\"}",
            patch.Body
        );
        Assert.Equal("application/json", patch.Headers["Content-Type"]);
        Assert.Equal("application/json", patch.Headers["Accept"]);
        Assert.Matches("^Bearer [0-9A-F]{48}$", patch.Headers["Authorization"]);
        Assert.Matches("^invitations-sample AtlasGen/[0-9.]+$", patch.Headers["User-Agent"]);
        Assert.Equal(
            [
                "Accept",
                "Accept-Encoding",
                "Authorization",
                "Content-Length",
                "Content-Type",
                "Host",
                "User-Agent",
            ],
            patch.Headers.Keys.Order(StringComparer.Ordinal)
        );

        var get = requests[3];
        Assert.Equal("", get.Body);
        Assert.DoesNotContain("Content-Type", get.Headers.Keys);
        // All requests use one token.
        Assert.Single(
            requests
                .Skip(1)
                .SkipLast(1)
                .Select(request => request.Headers["Authorization"])
                .Distinct()
        );
    }

    [Fact]
    public async Task Requests_with_an_API_key()
    {
        var requests = await RunSampleAsync("--auth", "digest");
        Assert.DoesNotContain("Authorization", requests[0].Headers.Keys);
        // The body is sent with the first request, and again with the authenticated one.
        Assert.Equal(requests[0].Body, requests[1].Body);
        Assert.Equal(requests[0].Line, requests[1].Line);

        var authorized = requests.Skip(1).ToList();
        Assert.Equal(6, authorized.Count);
        for (var i = 0; i < authorized.Count; i++)
        {
            var fields = Fields(authorized[i].Headers["Authorization"]);
            var (method, target) = (
                authorized[i].Line.Split(' ')[0],
                authorized[i].Line.Split(' ')[1]
            );
            Assert.Equal(
                [
                    "algorithm",
                    "cnonce",
                    "nc",
                    "nonce",
                    "qop",
                    "realm",
                    "response",
                    "uri",
                    "username",
                ],
                fields.Keys.Order(StringComparer.Ordinal)
            );
            Assert.Equal("standinx", fields["username"]);
            Assert.Equal("MMS Public API", fields["realm"]);
            Assert.Equal("MD5", fields["algorithm"]);
            Assert.Equal("auth", fields["qop"]);
            Assert.Equal(target, fields["uri"]);
            // The nonce stays the same and the count increases, so every call is one round trip.
            Assert.Equal($"{i + 1:x8}", fields["nc"]);
            Assert.Equal(Fields(authorized[0].Headers["Authorization"])["nonce"], fields["nonce"]);
            var user = Md5("standinx:MMS Public API:00000000-aaaa-bbbb-cccc-000000000000");
            var resource = Md5($"{method}:{target}");
            Assert.Equal(
                Md5($"{user}:{fields["nonce"]}:{fields["nc"]}:{fields["cnonce"]}:auth:{resource}"),
                fields["response"]
            );
        }
    }

    [Fact]
    public async Task Requests_for_an_envelope_say_so()
    {
        var requests = await RunSampleAsync("--auth", "service-account", "--envelope");
        Assert.Equal($"PATCH {Invites}?envelope=true HTTP/1.1", requests[2].Line);
        Assert.Equal(
            $"GET {Invites}?username=ada%40example.com&envelope=true HTTP/1.1",
            requests[6].Line
        );
    }

    private static async Task<IReadOnlyList<RawRequest>> RunSampleAsync(params string[] arguments)
    {
        await using var standIn = await AtlasStandInServer.StartAsync();
        await using var proxy = new RecordingProxy(standIn.BaseAddress);
        var (exitCode, _, error) = await SampleProcess.RunAsync(
            standIn,
            ["--server", proxy.Address.ToString(), .. arguments]
        );
        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        return proxy.Requests();
    }

    private static Dictionary<string, string> Fields(string authorization)
    {
        Assert.StartsWith("Digest ", authorization, StringComparison.Ordinal);
        return Field()
            .Matches(authorization["Digest ".Length..])
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim('"'));
    }

#pragma warning disable CA5351 // The scheme that Atlas speaks.
    private static string Md5(string text) =>
        Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant();
#pragma warning restore CA5351

    [GeneratedRegex("([a-z]+)=(\"[^\"]*\"|[^,]*)")]
    private static partial Regex Field();

    [GeneratedRegex("/[0-9a-f]{24} ")]
    private static partial Regex Id();
}
