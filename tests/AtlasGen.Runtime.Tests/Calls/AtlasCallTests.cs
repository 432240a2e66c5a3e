using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Calls;

public class AtlasCallTests
{
    [Theory]
    [InlineData("GET", 503, null, 3)]
    [InlineData("GET", 500, null, 3)]
    [InlineData("PATCH", 503, "0", 3)]
    [InlineData("PATCH", 503, null, 1)]
    [InlineData("PATCH", 500, null, 1)]
    [InlineData("GET", 404, null, 1)]
    [InlineData("GET", 429, "3600", 1)]
    public async Task Attempts(string method, int status, string? retryAfter, int expected)
    {
        (string, string)[] headers = retryAfter is null ? [] : [("Retry-After", retryAfter)];
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Text(status, "text/html", "<p>no</p>", headers)
        );
        using var connection = Api.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
            method == "GET" ? connection.GetAsync() : connection.PatchAsync()
        );
        Assert.Equal(expected, server.Requests.Count);
        Assert.Equal(expected, exception.Attempts);
        Assert.Equal(status, (int)exception.StatusCode);
    }

    [Fact]
    public async Task A_later_attempt_that_succeeds_is_a_success()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(500, "{}"),
            LoopbackServer.Json(429, "{}"),
            LoopbackServer.Json(200, """{"n":3}""")
        );
        using var connection = Api.Connect(server);
        Assert.Equal(3, (await connection.GetAsync()).GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task What_was_tried_is_in_the_error()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(500, "{}"),
            context =>
            {
                context.Abort();
                return Task.CompletedTask;
            }
        );
        using var connection = Api.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasConnectionException>(() =>
            connection.GetAsync()
        );
        Assert.Equal(
            (3, HttpStatusCode.InternalServerError),
            (exception.Attempts, exception.LastStatusCode)
        );
    }

    [Fact]
    public async Task Retries_can_be_turned_off_for_one_call()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(429, "{}"));
        using var connection = Api.Connect(server);
        await Assert.ThrowsAsync<AtlasApiException>(() =>
            connection.GetAsync(options: new() { DisableRetry = true })
        );
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{\"a\":"
    )]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n"
    )]
    [InlineData("not even HTTP\r\n\r\n")]
    public async Task A_response_that_breaks_off_is_not_a_short_result(string bytes)
    {
        var connections = 0;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(
            async () =>
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync(
                        TestContext.Current.CancellationToken
                    );
                    connections++;
                    var buffer = new byte[4096];
                    _ = await client
                        .GetStream()
                        .ReadAsync(buffer, TestContext.Current.CancellationToken);
                    await client
                        .GetStream()
                        .WriteAsync(
                            Encoding.ASCII.GetBytes(bytes),
                            TestContext.Current.CancellationToken
                        );
                }
            },
            TestContext.Current.CancellationToken
        );
        var options = new AtlasClientOptions
        {
            BaseAddress = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"),
            Credentials = AtlasCredentials.Token("t"),
            Retry = new() { BaseDelay = TimeSpan.FromMilliseconds(1) },
        };
        using var connection = new AtlasConnection(Api.Description, options);
        var exception = await Assert.ThrowsAsync<AtlasConnectionException>(() =>
            connection.GetAsync()
        );
        Assert.StartsWith(
            "GET /things/1 (getThing): no complete response was received.",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(3, exception.Attempts);
        // The transport itself sends the request again if the old connection was closed without a response.
        Assert.True(connections >= 3);
        var before = connections;
        await Assert.ThrowsAsync<AtlasConnectionException>(() => connection.PatchAsync());
        // A PATCH may have been processed, so it is not retried.
        Assert.Equal(before + 1, connections);
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_not_read()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(200, new string(' ', 5000) + "{}")
        );
        using var connection = Api.Connect(
            server,
            configure: options => options.MaxBufferedBody = 4096
        );
        var exception = await Assert.ThrowsAsync<AtlasResponseFormatException>(() =>
            connection.GetAsync()
        );
        Assert.Contains("larger than 4096 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_response_says_beside_its_body()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(
                200,
                "{}",
                ("RateLimit-Limit", "1200"),
                ("RateLimit-Remaining", "1192"),
                ("Sunset", "Thu, 1 Jul 2027 00:00:00 GMT"),
                ("Deprecation", "Sat, 01 Aug 2026 00:00:00 GMT"),
                ("Set-Cookie", "s3cret=1")
            )
        );
        using var connection = Api.Connect(server);
        AtlasResponseInfo? info = null;
        await connection.GetAsync(options: new() { OnResponse = response => info = response });
        Assert.NotNull(info);
        Assert.Equal((1200, 1192), (info.RateLimit, info.RateLimitRemaining));
        Assert.Equal(new DateTimeOffset(2027, 7, 1, 0, 0, 0, TimeSpan.Zero), info.Sunset);
        Assert.Equal(new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero), info.Deprecation);
        Assert.Equal(HttpStatusCode.OK, info.StatusCode);
        Assert.DoesNotContain("Set-Cookie", info.Headers.Keys);
    }

    [Fact]
    public async Task A_file_is_read_from_the_connection()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Text(
                200,
                "application/gzip",
                "bytes",
                ("Content-Disposition", "attachment; filename=\"../logs.gz\"")
            )
        );
        using var connection = Api.Connect(server);
        await using var file = await connection.SendForFileAsync(
            new AtlasRequest(Api.Get, $"/things/{1}", null),
            TestContext.Current.CancellationToken
        );
        using var reader = new StreamReader(file.Stream);
        Assert.Equal("bytes", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("application/gzip", "logs.gz"), (file.ContentType, file.FileName));
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_not_a_short_file()
    {
        // A reset can overtake data that was sent earlier, so the server waits until the beginning was read.
        var begun = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/gzip";
            context.Response.ContentLength = 100;
            await context.Response.Body.WriteAsync(new byte[50]);
            await context.Response.Body.FlushAsync();
            await begun.Task;
            context.Abort();
        });
        using var connection = Api.Connect(server);
        await using var file = await connection.SendForFileAsync(
            new AtlasRequest(Api.Get, $"/things/{1}", null),
            TestContext.Current.CancellationToken
        );
        begun.SetResult();
        using var bytes = new MemoryStream();
        await Assert.ThrowsAsync<AtlasConnectionException>(() =>
            file.Stream.CopyToAsync(bytes, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_success_without_type_and_length_is_empty()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Task.CompletedTask);
        using var connection = Api.Connect(server);
        AtlasResponseInfo? info = null;
        var request = new AtlasRequest(
            Api.Get,
            $"/things/{1}",
            new() { OnResponse = response => info = response }
        );
        Assert.Null(
            await connection.SendOptionalAsync<string, StringJson>(
                request,
                TestContext.Current.CancellationToken
            )
        );
        Assert.NotNull(info);
        Assert.Equal((null, null, null), (info.RateLimit, info.RateLimitRemaining, info.Sunset));
    }

    [Fact]
    public async Task A_file_that_is_an_error_is_the_typed_error()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(404, """{"errorCode":"NO_LOGS"}""")
        );
        using var connection = Api.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
            connection.SendForFileAsync(
                new AtlasRequest(Api.Get, $"/things/{1}", null),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal("NO_LOGS", exception.ErrorCode);
    }

    [Fact]
    public async Task Responses_without_content()
    {
        await using var server = await LoopbackServer.StartAsync(LoopbackServer.Json(204, ""));
        using var connection = Api.Connect(server);
        var request = new AtlasRequest(Api.Get, $"/things/{1}", null);
        await connection.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Null(
            await connection.SendOptionalAsync<string, StringJson>(
                request,
                TestContext.Current.CancellationToken
            )
        );
        Assert.Null(
            await connection.SendOptionalValueAsync<int, Int32Json>(
                request,
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public async Task A_204_that_declares_a_length()
    {
        // Prism behaves like this, but Kestrel cannot.
        using var transport = new LyingTransport();
        using var connection = new AtlasConnection(
            Api.Description,
            new()
            {
                Credentials = AtlasCredentials.Token("t0ken"),
                Transport = transport,
                Retry = new() { MaxAttempts = 1 },
            }
        );
        await connection.SendAsync(
            new AtlasRequest(Api.Get, $"/things/{1}", null),
            TestContext.Current.CancellationToken
        );
    }

    private sealed class LyingTransport : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var response = new HttpResponseMessage(HttpStatusCode.NoContent)
            {
                Content = new ByteArrayContent([]),
            };
            response.Content.Headers.ContentLength = 2;
            return Task.FromResult(response);
        }
    }

    [Fact]
    public async Task One_activity_for_each_call()
    {
        var activities = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "AtlasGen",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(429, "{}"),
            LoopbackServer.Json(404, "{}")
        );
        using var connection = Api.Connect(server, configure: options => options.Name = "Acme");
        await Assert.ThrowsAsync<AtlasApiException>(() =>
            connection.GetAsync("s3cret@example.com")
        );
        var activity = Assert.Single(
            activities,
            activity => Equals(activity.GetTagItem("server.port"), server.Address.Port)
        );
        Assert.Equal("GET /things/{thingId}", activity.DisplayName);
        Assert.Equal(404, activity.GetTagItem("http.response.status_code"));
        Assert.Equal("404", activity.GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Equal("Acme", activity.GetTagItem("atlas.client"));
        Assert.DoesNotContain(
            activity.TagObjects,
            tag => $"{tag.Value}".Contains("s3cret", StringComparison.Ordinal)
        );
    }
}
