using System.Net;
using AtlasGen.Runtime.Tests.Harness;

namespace AtlasGen.Runtime.Tests.Responses;

/// <summary>Tests the information about responses that callers receive, for one call and for all calls.</summary>
public class AtlasResponseInfoTests
{
    [Fact]
    public async Task A_client_shows_the_responses_of_all_its_calls()
    {
        await using var server = await LoopbackServer.StartAsync(
            LoopbackServer.Json(429, "{}", ("Retry-After", "0")),
            LoopbackServer.Json(200, "{}", ("RateLimit-Remaining", "7")),
            LoopbackServer.Json(404, "{}")
        );
        var seen = new List<string>();
        using var connection = Api.Connect(
            server,
            configure: options =>
                options.OnResponse = info =>
                    seen.Add(
                        $"all {info.OperationId} {(int)info.StatusCode} {info.RateLimitRemaining}"
                    )
        );
        await connection.GetAsync(
            options: new() { OnResponse = info => seen.Add($"one {(int)info.StatusCode}") }
        );
        await Assert.ThrowsAsync<AtlasApiException>(() => connection.GetAsync());
        Assert.Equal(
            ["all getThing 429 ", "one 429", "all getThing 200 7", "one 200", "all getThing 404 "],
            seen
        );
    }

    [Fact]
    public void A_test_can_make_one()
    {
        var info = new AtlasResponseInfo(
            "getThing",
            HttpStatusCode.OK,
            new Dictionary<string, string>
            {
                ["ratelimit-limit"] = "10",
                ["RateLimit-Remaining"] = "7",
                ["Sunset"] = "Thu, 1 Jul 2027 00:00:00 GMT",
            }
        );
        Assert.Equal("getThing", info.OperationId);
        Assert.Equal(HttpStatusCode.OK, info.StatusCode);
        Assert.Equal((10, 7), (info.RateLimit, info.RateLimitRemaining));
        Assert.Equal(new DateTimeOffset(2027, 7, 1, 0, 0, 0, TimeSpan.Zero), info.Sunset);
        Assert.Null(info.Deprecation);
        Assert.Equal("7", info.Headers["RATELIMIT-REMAINING"]);
        Assert.Empty(new AtlasResponseInfo("getThing", HttpStatusCode.OK).Headers);
    }
}
