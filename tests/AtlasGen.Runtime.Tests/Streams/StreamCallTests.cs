using System.Net;
using System.Text;
using System.Text.Json;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Runtime.Tests.Streams;

/// <summary>Tests streams of items, from the request to the end of the enumeration.</summary>
public class StreamCallTests
{
    private const string Lines = "application/x-ndjson";
    private const string Events = "text/event-stream";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_item_arrives_before_the_next_one_is_sent()
    {
        using var read = new SemaphoreSlim(0);
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            for (var i = 1; i <= 3; i++)
            {
                await SendAsync(context, Lines, $"{i}\n");
                await read.WaitAsync(context.RequestAborted);
            }
        });
        using var connection = Api.Connect(server);
        var items = new List<string>();
        await foreach (var item in Stream(connection))
        {
            items.Add(item.GetRawText());
            read.Release();
        }

        Assert.Equal(["1", "2", "3"], items);
    }

    [Fact]
    public async Task An_event_arrives_before_the_next_one_is_sent()
    {
        using var read = new SemaphoreSlim(0);
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            // The line feed of the second end arrives with the next event.
            foreach (var text in "data: 1\r\n\r|\ndata: 2\r\r|data: 3\n\n".Split('|'))
            {
                await SendAsync(context, Events, text);
                await read.WaitAsync(context.RequestAborted);
            }
        });
        using var connection = Api.Connect(server);
        var items = new List<string>();
        await foreach (var item in Stream(connection, AtlasStreamFormat.EventData))
        {
            items.Add(item.GetRawText());
            read.Release();
        }

        Assert.Equal(["1", "2", "3"], items);
    }

    [Fact]
    public async Task Every_enumeration_sends_one_request()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Text(200, Lines, "\uFEFF{\"a\":\"é\"}\r\n\r\n  \n2")
        );
        using var connection = Api.Connect(server);
        var seen = new List<int>();
        var options = new AtlasRequestOptions
        {
            Pretty = true,
            OnResponse = response => seen.Add((int)response.StatusCode),
        };
        var items = Stream(connection, options: options);
        Assert.Empty(server.Requests);
        for (var i = 1; i <= 2; i++)
        {
            Assert.Equal(["{\"a\":\"é\"}", "2"], await RawAsync(items));
            Assert.Equal(i, server.Requests.Count);
        }

        Assert.All(
            server.Requests,
            request => Assert.Equal("/things/1?pretty=true", request.Target)
        );
        Assert.Equal([200, 200], seen);
    }

    [Theory]
    [InlineData("\"a\\u00e9\"\nplain é\r\n\"open\nnull\n", "aé,plain é,\"open,null")]
    [InlineData("", "")]
    public async Task Lines_of_text(string body, string expected)
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Text(200, Lines, body)
        );
        using var connection = Api.Connect(server);
        var items = connection.StreamAsync<string, StringJson>(
            Request(),
            AtlasStreamFormat.TextLines,
            Stop
        );
        Assert.Equal(expected, string.Join(',', await ListAsync(items)));
    }

    [Theory]
    [InlineData(AtlasStreamFormat.JsonLines)]
    [InlineData(AtlasStreamFormat.EventData)]
    public async Task A_204_has_no_items(AtlasStreamFormat format)
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Text(204, "application/json", "")
        );
        using var connection = Api.Connect(server);
        Assert.Empty(await RawAsync(Stream(connection, format)));
    }

    [Fact]
    public async Task An_attempt_is_retried_before_the_first_item()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(503, "{}"),
            LoopbackServer.Text(200, Lines, "1\n")
        );
        using var connection = Api.Connect(server);
        Assert.Equal(["1"], await RawAsync(Stream(connection)));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_error_status_is_the_error_of_the_call()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(404, """{"errorCode":"NO_THING"}""")
        );
        using var connection = Api.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
            RawAsync(Stream(connection))
        );
        Assert.Equal("NO_THING", exception.ErrorCode);
    }

    [Theory]
    [InlineData(
        Lines,
        AtlasStreamFormat.JsonLines,
        "1\n\n{\"a\":}\n",
        "GET /things/1 (getThing): line 3 does not match the document. '}' is an invalid start"
    )]
    [InlineData(
        "text/html",
        AtlasStreamFormat.JsonLines,
        "<html>",
        "line 1 does not match the document. It is text/html: '<' is an invalid start"
    )]
    [InlineData(
        "text/html",
        AtlasStreamFormat.EventData,
        "<html>",
        "GET /things/1 (getThing): the response is text/html, not text/event-stream."
    )]
    [InlineData(
        "Text/HTML; charset=utf-8",
        AtlasStreamFormat.TextLines,
        "<html>",
        "GET /things/1 (getThing): the response is Text/HTML; charset=utf-8, not JSON Lines."
    )]
    [InlineData(
        Events,
        AtlasStreamFormat.EventData,
        "data: 1\n\n\ndata: [ERROR]\n\n",
        "the event that ends at line 5 does not match the document. 'E' is an invalid start"
    )]
    [InlineData(
        Lines,
        AtlasStreamFormat.JsonLines,
        "12345678901\n",
        "(getThing): line 1 is larger than 10 bytes."
    )]
    public async Task What_does_not_match_is_named(
        string mediaType,
        AtlasStreamFormat format,
        string body,
        string expected
    )
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Text(200, mediaType, body)
        );
        using var connection = Api.Connect(
            server,
            configure: options => options.MaxBufferedBody = body.Length == 12 ? 10 : 1000
        );
        var exception = await Assert.ThrowsAsync<AtlasResponseFormatException>(() =>
            RawAsync(Stream(connection, format))
        );
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Equal(
            ("getThing", HttpStatusCode.OK, 1),
            (exception.OperationId, exception.LastStatusCode, exception.Attempts)
        );
    }

    [Fact]
    public async Task A_value_of_another_type_is_named_by_its_path()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Text(200, Lines, "[1]\n[2,\"x\"]\n")
        );
        using var connection = Api.Connect(server);
        var items = connection.StreamAsync<IReadOnlyList<int>, ListJson<int, Int32Json>>(
            Request(),
            AtlasStreamFormat.JsonLines,
            Stop
        );
        var exception = await Assert.ThrowsAsync<AtlasResponseFormatException>(() =>
            ListAsync(items)
        );
        Assert.Contains(
            "line 2 does not match the document. $[1]: Expected ",
            exception.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_connection_that_breaks_is_an_error_after_the_items()
    {
        var read = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await SendAsync(context, Lines, "1\n2");
            await read.Task;
            context.Abort();
        });
        using var connection = Api.Connect(server);
        var items = new List<string>();
        var exception = await Assert.ThrowsAsync<AtlasConnectionException>(async () =>
        {
            await foreach (var item in Stream(connection))
            {
                items.Add(item.GetRawText());
                read.SetResult();
            }
        });
        Assert.Equal(["1"], items);
        Assert.Equal("getThing", exception.OperationId);
        Assert.NotNull(exception.InnerException);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_that_stops_closes_the_connection(bool isCanceled)
    {
        var aborted = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.RequestAborted.Register(aborted.SetResult);
            await SendAsync(context, Lines, "1\n");
            await aborted.Task;
        });
        using var connection = Api.Connect(server);
        using var source = new CancellationTokenSource();
        var items = connection.StreamAsync<JsonElement, ElementJson>(
            Request(),
            AtlasStreamFormat.JsonLines,
            CancellationToken.None
        );
        if (isCanceled)
        {
            var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (var item in items.WithCancellation(source.Token))
                {
                    // The second item never arrives.
                    source.CancelAfter(1);
                }
            });
            Assert.Equal(source.Token, exception.CancellationToken);
        }
        else
        {
            await foreach (var item in items)
            {
                break;
            }
        }

        await aborted.Task.WaitAsync(Eventually.Patience, Stop);
    }

    [Fact]
    public async Task A_canceled_enumeration_yields_no_item_that_has_already_arrived()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Text(200, Lines, "1\n2\n3\n")
        );
        using var connection = Api.Connect(server);
        using var source = new CancellationTokenSource();
        var count = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in Stream(connection).WithCancellation(source.Token))
            {
                count++;
                await source.CancelAsync();
            }
        });
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task The_timeout_of_a_call_ends_with_the_headers()
    {
        var time = new FakeTimeProvider();
        using var read = new SemaphoreSlim(0);
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await SendAsync(context, Lines, "1\n");
            await read.WaitAsync(context.RequestAborted);
            await SendAsync(context, Lines, "2\n");
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var connection = Api.Connect(
            server,
            configure: options =>
            {
                options.TimeProvider = time;
                options.Timeout = TimeSpan.FromSeconds(5);
                options.DownloadIdleTimeout = TimeSpan.FromSeconds(30);
            }
        );
        await using var items = Stream(connection).GetAsyncEnumerator(Stop);
        Assert.True(await items.MoveNextAsync());
        time.Advance(TimeSpan.FromHours(1));
        read.Release();
        Assert.True(await items.MoveNextAsync());
        // Only the time of a pending read counts.
        var next = items.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(30));
        var exception = await Assert.ThrowsAsync<AtlasTimeoutException>(() => next);
        Assert.Equal("getThing", exception.OperationId);
    }

    private static AtlasRequest Request(AtlasRequestOptions? options = null) =>
        new(Api.Get, $"/things/{1}", options);

    private static IAsyncEnumerable<JsonElement> Stream(
        AtlasConnection connection,
        AtlasStreamFormat format = AtlasStreamFormat.JsonLines,
        AtlasRequestOptions? options = null
    ) => connection.StreamAsync<JsonElement, ElementJson>(Request(options), format, Stop);

    private static async Task<List<string>> RawAsync(IAsyncEnumerable<JsonElement> items) =>
        (await ListAsync(items)).ConvertAll(item => item.GetRawText());

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    private static async Task SendAsync(HttpContext context, string mediaType, string text)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = mediaType;
        }

        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), Stop);
        await context.Response.Body.FlushAsync(Stop);
    }
}
