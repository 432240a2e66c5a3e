using System.Globalization;
using System.Net;
using System.Text;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Runtime.Tests.Authentication;

/// <summary>Tests streams that can be read only once, with a digest that requires a challenge first.</summary>
public class DigestUploadTests
{
    private int _nonces;

    [Fact]
    public async Task A_stream_that_cannot_seek_is_uploaded_however_stale_the_nonces_are()
    {
        // Each nonce is valid for one request.
        await using var server = await LoopbackServer.StartAsync(context =>
            AnswerAsync(context, isChallengedByGet: true)
        );
        using var connection = Api.Connect(server, AtlasCredentials.ApiKey("user", "password"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("hello", await UploadAsync(connection));
        }

        Assert.Equal(
            ["GET", "PATCH", "GET", "PATCH", "GET", "PATCH"],
            server.Requests.Select(request => request.Method)
        );
    }

    [Fact]
    public async Task An_address_that_knows_no_GET_refuses_the_headers_before_the_body()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
            AnswerAsync(context, isChallengedByGet: false)
        );
        using var connection = Api.Connect(server, AtlasCredentials.ApiKey("user", "password"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("hello", await UploadAsync(connection));
        }
    }

    [Fact]
    public async Task A_multipart_with_such_a_stream_is_uploaded()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
            AnswerAsync(context, isChallengedByGet: false)
        );
        using var connection = Api.Connect(server, AtlasCredentials.ApiKey("user", "password"));
        using var stream = new OneWay("hello");
        var request = new AtlasRequest(Api.Patch, $"/things/{1}", null);
        request.SetMultipart(new AtlasMultipart { { "file", stream, "a.txt" } });
        var sent = await connection.SendAsync<string, StringJson>(
            request,
            TestContext.Current.CancellationToken
        );
        Assert.Contains("hello", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_reported_before_the_body_is_read_again()
    {
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(401, "{}", Challenge()))
        );
        using var connection = transport.Connect(AtlasCredentials.ApiKey("user", "wrong"));
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() => UploadAsync(connection));
        Assert.Equal(HttpStatusCode.Unauthorized, exception.StatusCode);
        Assert.Equal(["GET /things/1", "PATCH /things/1"], transport.Requests);
    }

    [Fact]
    public async Task A_body_that_was_read_in_vain_is_reported()
    {
        // This server neither challenges a GET nor rejects a request before reading the whole body.
        using var transport = new Transport(
            async (request, stop) =>
            {
                if (request.Content is { } content)
                {
                    await content.CopyToAsync(Stream.Null, stop);
                    return Transport.Response(401, "{}", Challenge());
                }

                return Transport.Response(404, "{}");
            }
        );
        using var connection = transport.Connect(AtlasCredentials.ApiKey("user", "password"));
        var exception = await Assert.ThrowsAsync<AtlasConnectionException>(() =>
            UploadAsync(connection)
        );
        Assert.EndsWith(
            "The body must be sent again, but it is a stream that cannot seek. Use a stream that can seek.",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    private (string, string) Challenge() =>
        (
            "WWW-Authenticate",
            $"Digest realm=\"r\", nonce=\"n{Interlocked.Increment(ref _nonces).ToString(CultureInfo.InvariantCulture)}\", qop=\"auth\""
        );

    private async Task AnswerAsync(HttpContext context, bool isChallengedByGet)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (context.Request.Method == "GET" && !isChallengedByGet)
        {
            await LoopbackServer.Json(405, "{}")(context);
        }
        else if (
            authorization.Contains($"nonce=\"n{_nonces}\"", StringComparison.Ordinal)
            && authorization.Contains("nc=00000001", StringComparison.Ordinal)
        )
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            await LoopbackServer.Json(200, $"\"{Uri.EscapeDataString(body)}\"")(context);
        }
        else
        {
            // The body is not read, as in real servers that reject a request.
            var stale = authorization.Length > 0 ? ", stale=true" : "";
            var (name, value) = Challenge();
            await LoopbackServer.Json(401, "{}", (name, value + stale))(context);
        }
    }

    private static async Task<string> UploadAsync(AtlasConnection connection)
    {
        using var stream = new OneWay("hello");
        var request = new AtlasRequest(Api.Patch, $"/things/{1}", null);
        request.SetStream(stream);
        return await connection.SendAsync<string, StringJson>(
            request,
            TestContext.Current.CancellationToken
        );
    }

    private sealed class OneWay(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }
    }
}
