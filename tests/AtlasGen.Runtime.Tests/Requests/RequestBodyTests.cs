using System.Collections.Concurrent;
using System.Text;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Runtime.Tests.Requests;

/// <summary>Tests stream bodies: they are read from their current position, repeatedly or once.</summary>
public class RequestBodyTests
{
    private static readonly AtlasOperation Upload = new(
        Api.Description,
        "uploadThing",
        "PUT",
        "/things/{thingId}"
    )
    {
        ContentType = "application/octet-stream",
    };

    private static readonly AtlasOperation UploadParts = new(
        Api.Description,
        "uploadParts",
        "PUT",
        "/things/{thingId}"
    );

    [Fact]
    public async Task A_stream_that_can_seek_is_sent_again_from_where_it_stood()
    {
        var bodies = new ConcurrentQueue<string>();
        await using var server = await LoopbackServer.StartAsync(
            Keep(bodies, LoopbackServer.Json(503, "{}")),
            Keep(bodies, LoopbackServer.Json(200, "{}"))
        );
        using var connection = Api.Connect(server);
        using var stream = new MemoryStream("skipped, sent"u8.ToArray()) { Position = 9 };
        await SendAsync(connection, stream);
        Assert.Equal(["sent", "sent"], bodies);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_sent_once()
    {
        var bodies = new ConcurrentQueue<string>();
        await using var server = await LoopbackServer.StartAsync(
            Keep(bodies, LoopbackServer.Json(503, "{}")),
            Keep(bodies, LoopbackServer.Json(200, "{}"))
        );
        using var connection = Api.Connect(server);
        await using var stream = new OneWayStream("sent"u8.ToArray());
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
            SendAsync(connection, stream)
        );
        Assert.Equal(503, (int)exception.StatusCode);
        Assert.Equal(["sent"], bodies);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task A_header_that_speaks_of_the_body_goes_with_it()
    {
        var encoding = "";
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            encoding = context.Request.Headers.ContentEncoding;
            await LoopbackServer.Json(200, "{}")(context);
        });
        using var connection = Api.Connect(server);
        var request = new AtlasRequest(Upload, $"/things/{1}", null);
        request.AddHeader("Content-Encoding", "gzip");
        request.SetText("sent");
        await connection.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("gzip", encoding);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Parts_are_sent_again_when_all_of_them_can(bool canSeek, int times)
    {
        var bodies = new ConcurrentQueue<string>();
        await using var server = await LoopbackServer.StartAsync(
            Keep(bodies, LoopbackServer.Json(503, "{}")),
            Keep(bodies, LoopbackServer.Json(400, "{}"))
        );
        using var connection = Api.Connect(server);
        await using var stream = canSeek
            ? new MemoryStream("skipped, sent"u8.ToArray()) { Position = 9 }
            : new OneWayStream("sent"u8.ToArray());
        var request = new AtlasRequest(UploadParts, $"/things/{1}", null);
        request.SetMultipart(new() { { "text", "other" }, { "file", stream, "a.txt" } });
        await Assert.ThrowsAsync<AtlasApiException>(() =>
            connection.SendAsync(request, TestContext.Current.CancellationToken)
        );
        Assert.Equal(times, bodies.Count);
        Assert.All(
            bodies,
            body =>
            {
                Assert.Contains("\r\n\r\nother\r\n", body, StringComparison.Ordinal);
                Assert.Contains("\r\n\r\nsent\r\n", body, StringComparison.Ordinal);
            }
        );
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void A_part_is_refused_where_it_is_added()
    {
        var parts = new AtlasMultipart();
        Assert.Throws<FormatException>(() => parts.Add("a", Stream.Null, "a", "no type"));
        Assert.Throws<ArgumentNullException>(() => parts.Add(null!, "a"));
        Assert.Empty(parts);
    }

    private static Task SendAsync(AtlasConnection connection, Stream body)
    {
        var request = new AtlasRequest(Upload, $"/things/{1}", null);
        request.SetStream(body);
        return connection.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static RequestDelegate Keep(ConcurrentQueue<string> bodies, RequestDelegate answer) =>
        async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            bodies.Enqueue(await reader.ReadToEndAsync());
            await answer(context);
        };

    /// <summary>A stream that can be read only once, like a network stream.</summary>
    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
