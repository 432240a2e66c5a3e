using System.Net;
using System.Text.Json;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Calls;

/// <summary>Tests the result of a call together with its response.</summary>
public class AtlasResponseTests
{
    private static readonly AtlasOperation Delete = new(
        Api.Description,
        "deleteThing",
        "DELETE",
        "/things/{thingId}"
    );

    [Fact]
    public async Task The_response_is_that_of_the_last_attempt()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(503, "{}", ("RateLimit-Remaining", "1")),
            LoopbackServer.Json(429, "{}", ("Retry-After", "0"), ("RateLimit-Remaining", "0")),
            LoopbackServer.Json(200, """{"a":1}""", ("RateLimit-Remaining", "7"))
        );
        using var connection = Api.Connect(server);
        AtlasResponse<JsonElement> response = await AtlasResponse.CaptureAsync(options =>
            connection.GetAsync(options: options)
        );
        Assert.Equal(1, response.Value.GetProperty("a").GetInt32());
        Assert.Equal("getThing", response.Info.OperationId);
        Assert.Equal(HttpStatusCode.OK, response.Info.StatusCode);
        Assert.Equal(7, response.Info.RateLimitRemaining);
        var (value, info) = response;
        Assert.Equal(response.Value.GetRawText(), value.GetRawText());
        Assert.Same(response.Info, info);
    }

    [Fact]
    public async Task A_call_without_a_result_returns_its_response()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(204, "", ("X-Id", "1"))
        );
        using var connection = Api.Connect(server);
        AtlasResponseInfo info = await AtlasResponse.CaptureAsync(options =>
            connection.SendAsync(
                new AtlasRequest(Delete, $"/things/{1}", options),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal((HttpStatusCode.NoContent, "1"), (info.StatusCode, info.Headers["X-Id"]));
    }

    [Fact]
    public async Task The_options_of_the_caller_apply_and_stay_unchanged()
    {
        string? header = null;
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            header = context.Request.Headers["X-Caller"];
            return LoopbackServer.Json(200, "{}")(context);
        });
        using var connection = Api.Connect(server);
        var seen = new List<AtlasResponseInfo>();
        var own = new AtlasRequestOptions
        {
            OnResponse = seen.Add,
            Headers = new Dictionary<string, string> { ["X-Caller"] = "a" },
            Pretty = true,
        };
        var before = own.OnResponse;
        var first = await AtlasResponse.CaptureAsync(
            options => connection.GetAsync(options: options),
            own
        );
        var second = await AtlasResponse.CaptureAsync(
            options => connection.GetAsync(options: options),
            own
        );
        Assert.Equal([first.Info, second.Info], seen);
        Assert.NotSame(first.Info, second.Info);
        Assert.Same(before, own.OnResponse);
        Assert.Equal("a", header);
        Assert.All(
            server.Requests,
            request => Assert.Equal("/things/1?pretty=true", request.Target)
        );
    }

    [Fact]
    public async Task The_function_receives_every_option_of_the_caller()
    {
        var own = new AtlasRequestOptions
        {
            OnResponse = static _ => { },
            Headers = new Dictionary<string, string>(),
            Timeout = TimeSpan.FromSeconds(1),
            DownloadIdleTimeout = TimeSpan.FromSeconds(2),
            DisableRetry = true,
            Envelope = true,
            Pretty = true,
        };
        AtlasRequestOptions? received = null;
        await AtlasResponse.CaptureAsync(
            options =>
            {
                received = options;
                options.OnResponse!(new("x", HttpStatusCode.OK));
                return Task.CompletedTask;
            },
            own
        );
        Assert.All(
            typeof(AtlasRequestOptions)
                .GetProperties()
                .Where(property => property.Name != nameof(AtlasRequestOptions.OnResponse)),
            property =>
            {
                // A new option must be set above.
                Assert.NotEqual(
                    property.GetValue(new AtlasRequestOptions()),
                    property.GetValue(own)
                );
                Assert.Equal(property.GetValue(own), property.GetValue(received));
            }
        );
    }

    [Fact]
    public async Task A_failure_passes_through()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(404, """{"errorCode":"GONE"}""", ("X-Id", "1"))
        );
        using var connection = Api.Connect(server);
        var exception = await Assert.ThrowsAsync<AtlasApiException>(() =>
            AtlasResponse.CaptureAsync(options => connection.GetAsync(options: options))
        );
        Assert.Equal(("GONE", "1"), (exception.ErrorCode, exception.Headers["X-Id"]));
        var own = new FormatException();
        Assert.Same(
            own,
            await Assert.ThrowsAsync<FormatException>(() =>
                AtlasResponse.CaptureAsync(_ => Task.FromException<int>(own))
            )
        );
    }

    [Fact]
    public async Task A_DELETE_whose_retry_finds_nothing_returns_the_404()
    {
        await using var server = await LoopbackServer.StartAsync(
            static context =>
            {
                context.Abort();
                return Task.CompletedTask;
            },
            LoopbackServer.Json(404, "{}")
        );
        using var connection = Api.Connect(server);
        var info = await AtlasResponse.CaptureAsync(options =>
            connection.SendAsync(
                new AtlasRequest(Delete, $"/things/{1}", options),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(HttpStatusCode.NotFound, info.StatusCode);
    }

    [Fact]
    public async Task Several_calls_return_the_last_response()
    {
        var count = 0;
        await using var server = await LoopbackServer.StartAsync(context =>
            LoopbackServer.Json(200, "{}", ("X-Count", $"{++count}"))(context)
        );
        using var connection = Api.Connect(server);
        var response = await AtlasResponse.CaptureAsync(async options =>
        {
            await connection.GetAsync(options: options);
            await connection.GetAsync(options: options);
            return "both";
        });
        Assert.Equal(("both", "2"), (response.Value, response.Info.Headers["X-Count"]));
    }

    [Fact]
    public async Task A_call_without_a_response_is_an_error_that_says_what_to_do()
    {
        var exceptions = new[]
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                AtlasResponse.CaptureAsync(_ => Task.FromResult(1))
            ),
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                AtlasResponse.CaptureAsync(_ => Task.CompletedTask)
            ),
        };
        Assert.All(
            exceptions,
            exception =>
                Assert.Equal(
                    "The call reported no response. Pass the options that your function receives to the method that it calls (options: options). A fake must invoke AtlasRequestOptions.OnResponse.",
                    exception.Message
                )
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_result_without_a_response_is_disposed(bool isFile)
    {
        var stream = new MemoryStream();
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            isFile
                ? AtlasResponse.CaptureAsync(_ => Task.FromResult(new AtlasFile(stream)))
                : AtlasResponse.CaptureAsync(_ =>
                    Task.FromResult<IDisposable>(new StreamReader(stream))
                )
        );
        Assert.False(stream.CanRead);
    }

    [Fact]
    public async Task Arguments_must_not_be_null()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(
            "call",
            () => AtlasResponse.CaptureAsync((Func<AtlasRequestOptions, Task<int>>)null!)
        );
        await Assert.ThrowsAsync<ArgumentNullException>(
            "call",
            () => AtlasResponse.CaptureAsync((Func<AtlasRequestOptions, Task>)null!)
        );
        Assert.Throws<ArgumentNullException>("info", () => new AtlasResponse<int>(1, null!));
    }
}
