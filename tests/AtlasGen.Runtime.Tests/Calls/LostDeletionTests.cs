using System.Net;
using AtlasGen.Runtime.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace AtlasGen.Runtime.Tests.Calls;

/// <summary>Tests a DELETE whose response was lost, so that the retry finds nothing to delete.</summary>
public class LostDeletionTests
{
    private static readonly AtlasOperation Delete = new(
        Api.Description,
        "deleteThing",
        "DELETE",
        "/things/{thingId}"
    );

    private const string Snapshot =
        "/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots/{snapshotId}";

    private static readonly RequestDelegate NotFound = LoopbackServer.Json(404, "{}");

    private static readonly RequestDelegate Lost = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    [Theory]
    [InlineData("lost", true)]
    [InlineData("500", true)]
    [InlineData("502", true)]
    [InlineData("503", true)]
    [InlineData("429", false)]
    [InlineData("409", false)]
    [InlineData("none", false)]
    public async Task A_404_is_a_success_if_an_earlier_attempt_may_have_deleted_the_resource(
        string first,
        bool isSuccess
    )
    {
        RequestDelegate[] responses = first switch
        {
            "lost" => [Lost, NotFound],
            "none" => [NotFound],
            _ =>
            [
                LoopbackServer.Json(
                    int.Parse(first, System.Globalization.CultureInfo.InvariantCulture),
                    "{}"
                ),
                NotFound,
            ],
        };
        await using var server = await LoopbackServer.StartAsync(responses);
        using var connection = Api.Connect(
            server,
            configure: options => options.Retry.ShouldRetry = failure => failure.Attempts == 1
        );
        await AssertAsync(isSuccess, () => connection.SendAsync(Request(), CancellationToken.None));
        Assert.Null(
            await Record.ExceptionAsync(() => isSuccess ? AllKindsAsync() : Task.CompletedTask)
        );

        // The results of an operation that may have none.
        async Task AllKindsAsync()
        {
            await using var again = await LoopbackServer.StartAsync(Lost, NotFound, Lost, NotFound);
            using var other = Api.Connect(again);
            Assert.Null(
                await other.SendOptionalAsync<string, StringJson>(Request(), CancellationToken.None)
            );
            Assert.Null(await other.SendForOptionalTextAsync(Request(), CancellationToken.None));
        }
    }

    [Fact]
    public async Task An_attempt_that_timed_out_may_have_deleted_the_resource()
    {
        var time = new TestClock();
        using var silence = new Silence();
        await using var server = await LoopbackServer.StartAsync(silence.AnswerAsync, NotFound);
        using var connection = Api.Connect(
            server,
            configure: options =>
            {
                options.TimeProvider = time;
                options.Retry.BaseDelay = TimeSpan.Zero;
            }
        );
        var call = connection.SendAsync(Request(), TestContext.Current.CancellationToken);
        await silence.ReachedAsync();
        time.Advance(TimeSpan.FromSeconds(60));
        await call;
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task The_status_in_an_envelope_counts()
    {
        await using var server = await LoopbackServer.StartAsync(
            Lost,
            LoopbackServer.Json(200, """{"status":404,"content":{}}""")
        );
        using var connection = Api.Connect(server);
        var request = new AtlasRequest(Delete, $"/things/{1}", new() { Envelope = true });
        await connection.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    public async Task A_request_that_was_not_sent_has_deleted_nothing(HttpRequestError error)
    {
        var failures = new Queue<Exception>([new HttpRequestException(error)]);
        using var transport = new Transport(
            (_, _) =>
                failures.TryDequeue(out var failure)
                    ? throw failure
                    : Task.FromResult(Transport.Response(404, "{}"))
        );
        using var connection = transport.Connect();
        await AssertAsync(false, () => connection.SendAsync(Request(), CancellationToken.None));
        Assert.Equal(2, transport.Requests.Count);
    }

    [Theory]
    [InlineData("circuit", false)]
    [InlineData("timeout", true)]
    [InlineData("canceled", true)]
    [InlineData("reset", true)]
    public async Task A_handler_that_fails_has_sent_the_request_only_if_the_transport_failed_or_was_late(
        string failure,
        bool isSuccess
    )
    {
        // The handler of a circuit breaker reports the failure that opened it.
        Exception fault = failure switch
        {
            "circuit" => new InvalidOperationException("", new HttpRequestException()),
            "timeout" => new InvalidOperationException("", new TaskCanceledException()),
            "canceled" => new TaskCanceledException(),
            _ => new IOException(),
        };
        var failures = new Queue<Exception>([fault]);
        using var transport = new Transport(
            (_, _) =>
                failures.TryDequeue(out var next)
                    ? throw next
                    : Task.FromResult(Transport.Response(404, "{}"))
        );
        using var connection = transport.Connect();
        await AssertAsync(isSuccess, () => connection.SendAsync(Request(), CancellationToken.None));
        Assert.Equal(2, transport.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_was_late_has_deleted_nothing()
    {
        var time = new TestClock();
        var first = true;
        using var transport = new Transport(
            (_, _) => Task.FromResult(Transport.Response(404, "{}"))
        );
        var credentials = AtlasCredentials.Token(async cancellationToken =>
        {
            if (first)
            {
                first = false;
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return "t0ken";
        });
        using var connection = transport.Connect(
            credentials,
            options => options.TimeProvider = time
        );
        var call = connection.SendAsync(Request(), CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(60));
        await AssertAsync(false, () => call);
        Assert.Single(transport.Requests);
    }

    [Theory]
    [InlineData("/groups/{groupId}/things/{thingId}", "GROUP_NOT_FOUND", false)]
    [InlineData("/groups/{groupId}/settings", "GROUP_NOT_FOUND", false)]
    [InlineData("/orgs/{orgId}/things/{thingId}", "ORG_NOT_FOUND", false)]
    [InlineData("/groups/{groupId}/things/{thingId}", "THING_NOT_FOUND", true)]
    [InlineData("/groups/{groupId}", "GROUP_NOT_FOUND", true)]
    [InlineData("/orgs/{orgId}", "ORG_NOT_FOUND", true)]
    [InlineData(Snapshot, "CLUSTER_NOT_FOUND", false)]
    [InlineData(Snapshot, "SNAPSHOT_NOT_FOUND", true)]
    [InlineData(Snapshot, "BACKUP_SNAPSHOT_NOT_FOUND", true)]
    [InlineData(Snapshot, "RESOURCE_NOT_FOUND", true)]
    [InlineData(Snapshot, "NOT_FOUND", true)]
    [InlineData(Snapshot, "CLUSTER_BUSY", true)]
    public async Task A_parent_that_does_not_exist_is_an_error(
        string path,
        string code,
        bool isSuccess
    )
    {
        await using var server = await LoopbackServer.StartAsync(
            Lost,
            LoopbackServer.Json(404, $$"""{"errorCode":"{{code}}"}""")
        );
        using var connection = Api.Connect(server);
        var operation = new AtlasOperation(Api.Description, "delete", "DELETE", path);
        var request = new AtlasRequest(operation, $"/things/{1}", null);
        await AssertAsync(isSuccess, () => connection.SendAsync(request, CancellationToken.None));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    public async Task Other_methods_need_the_resource(string method)
    {
        await using var server = await LoopbackServer.StartAsync(Lost, NotFound);
        using var connection = Api.Connect(server);
        var operation = new AtlasOperation(Api.Description, "call", method, "/things/{thingId}");
        var request = new AtlasRequest(operation, $"/things/{1}", null);
        await AssertAsync(false, () => connection.SendAsync(request, CancellationToken.None));
    }

    [Fact]
    public async Task A_result_that_the_operation_always_has_cannot_be_invented()
    {
        await using var server = await LoopbackServer.StartAsync(Lost, NotFound);
        using var connection = Api.Connect(server);
        await AssertAsync(
            false,
            () => connection.SendAsync<string, StringJson>(Request(), CancellationToken.None)
        );
    }

    private static AtlasRequest Request() => new(Delete, $"/things/{1}", null);

    private static async Task AssertAsync(bool isSuccess, Func<Task> call)
    {
        if (isSuccess)
        {
            await call();
            return;
        }

        var exception = await Assert.ThrowsAsync<AtlasApiException>(call);
        Assert.Equal(HttpStatusCode.NotFound, exception.StatusCode);
    }
}
