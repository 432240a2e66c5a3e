using System.Net;
using Acme.Atlas;

namespace AtlasGen.Testing.Tests;

public sealed class AtlasFakeTests : IDisposable
{
    private static readonly Group Shop = new() { Name = "Shop", OrgId = "2" };

    private readonly AtlasFake _fake = new();
    private readonly AtlasClient _atlas;

    public AtlasFakeTests() => _atlas = _fake.CreateClient<AtlasClient>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _atlas.Dispose();
        _fake.Dispose();
    }

    [Fact]
    public async Task A_value_is_returned_and_the_request_is_kept()
    {
        var created = Shop with { Id = "1" };
        _fake.On(AtlasOperations.CreateGroup).Return(created);
        Assert.Equal(
            created,
            await _atlas.Projects.CreateGroupAsync(Shop, cancellationToken: Stop)
        );
        var request = _fake.Requests(AtlasOperations.CreateGroup).Single();
        Assert.Equal(Shop, request.Body);
        Assert.Equal("createGroup", request.OperationId);
        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.Equal("https://cloud.mongodb.com/api/atlas/v2/groups", request.Uri.ToString());
        Assert.Equal("application/vnd.atlas.2023-01-01+json", request.Headers["accept"]);
        Assert.Equal("application/vnd.atlas.2023-01-01+json", request.Headers["Content-Type"]);
        Assert.Equal(
            """{"name":"Shop","orgId":"2"}""",
            System.Text.Encoding.UTF8.GetString(request.Content.Span)
        );
        _fake.Verify();
    }

    [Fact]
    public async Task The_response_has_the_media_type_that_the_client_accepts()
    {
        string? type = null;
        using var atlas = _fake.CreateClient<AtlasClient>(options =>
            options.OnResponse = info => type = info.Headers["Content-Type"]
        );
        _fake.On(AtlasOperations.GetGroup).Return(Shop);
        await atlas.Projects.GetGroupAsync("1", cancellationToken: Stop);
        Assert.Equal("application/vnd.atlas.2023-01-01+json", type);
    }

    [Fact]
    public async Task Responses_come_in_order_and_the_last_one_stays()
    {
        _fake
            .On(AtlasOperations.GetGroup)
            .Return(Shop with { Id = "a" })
            .Return(Shop with { Id = "b" });
        var ids = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await _atlas.Projects.GetGroupAsync("1", cancellationToken: Stop)).Id);
        }

        Assert.Equal(["a", "b", "b"], ids);
    }

    [Fact]
    public async Task The_last_setup_whose_condition_is_fulfilled_responds()
    {
        _fake.On(AtlasOperations.GetGroup).Return(Shop with { Id = "any" });
        _fake
            .On(AtlasOperations.GetGroup)
            .Where(request => request.Path["groupId"] == "a/b")
            .Return(Shop with { Id = "special" });
        Assert.Equal("any", (await _atlas.Projects.GetGroupAsync("1", cancellationToken: Stop)).Id);
        Assert.Equal(
            "special",
            (await _atlas.Projects.GetGroupAsync("a/b", cancellationToken: Stop)).Id
        );
        _fake.On(AtlasOperations.GetGroup).Return(Shop with { Id = "new" });
        Assert.Equal(
            "new",
            (await _atlas.Projects.GetGroupAsync("a/b", cancellationToken: Stop)).Id
        );
    }

    [Fact]
    public async Task A_response_can_depend_on_the_request()
    {
        _fake.On(AtlasOperations.CreateGroup).Respond(request => request.Body with { Id = "1" });
        _fake
            .On(AtlasOperations.GetGroup)
            .RespondAsync(
                async (request, stop) =>
                    await _atlas.Projects.CreateGroupAsync(
                        Shop with
                        {
                            Name = request.Path["groupId"],
                        },
                        cancellationToken: stop
                    )
            );
        var group = await _atlas.Projects.GetGroupAsync("a", cancellationToken: Stop);
        Assert.Equal(Shop with { Id = "1", Name = "a" }, group);
    }

    [Fact]
    public async Task A_failure_is_the_exception_of_its_status()
    {
        _fake
            .On(AtlasOperations.DeleteGroup)
            .Fail(
                HttpStatusCode.Conflict,
                "CANNOT_CLOSE",
                "Clusters exist.",
                TimeSpan.FromSeconds(1.5)
            )
            .Return();
        var failure = await Assert.ThrowsAsync<AtlasConflictException>(() =>
            _atlas.Projects.DeleteGroupAsync("1", cancellationToken: Stop)
        );
        Assert.Equal("CANNOT_CLOSE", failure.ErrorCode);
        Assert.Equal("Clusters exist.", failure.Detail);
        Assert.Equal("Conflict", failure.Reason);
        Assert.Equal(TimeSpan.FromSeconds(2), failure.RetryAfter);
        Assert.Equal("CANNOT_CLOSE", failure.Headers["X-Error-Code"]);
        Assert.Equal("CANNOT_CLOSE", failure.Error?.ErrorCode);
        await _atlas.Projects.DeleteGroupAsync("1", cancellationToken: Stop);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            _fake.On(AtlasOperations.DeleteGroup).Fail(HttpStatusCode.OK)
        );
    }

    [Fact]
    public async Task A_lost_response_to_a_deletion_is_not_an_error()
    {
        _fake
            .On(AtlasOperations.DeleteGroup)
            .Drop()
            .Fail(HttpStatusCode.NotFound, "GROUP_NOT_FOUND_HERE");
        await _atlas.Projects.DeleteGroupAsync("1", cancellationToken: Stop);
        Assert.Equal(2, _fake.Requests(AtlasOperations.DeleteGroup).Count);
    }

    [Fact]
    public async Task A_request_that_never_arrived_is_not_kept()
    {
        _fake.On(AtlasOperations.DeleteGroup).Drop(isReceived: false).Fail(HttpStatusCode.NotFound);
        await Assert.ThrowsAsync<AtlasNotFoundException>(() =>
            _atlas.Projects.DeleteGroupAsync("1", cancellationToken: Stop)
        );
        Assert.Single(_fake.Requests(AtlasOperations.DeleteGroup));
        _fake.On(AtlasOperations.CreateGroup).Drop(isReceived: false);
        await Assert.ThrowsAsync<AtlasConnectionException>(() =>
            _atlas.Projects.CreateGroupAsync(Shop, cancellationToken: Stop)
        );
        Assert.Empty(_fake.Requests(AtlasOperations.CreateGroup));
    }

    [Fact]
    public async Task The_query_has_all_values()
    {
        _fake.On(AtlasOperations.GetOrgGroups).Return([]);
        await _atlas.Organizations.GetOrgGroupsAsync(
            "1",
            new() { ItemsPerPage = 5 },
            cancellationToken: Stop
        );
        var request = _fake.Requests(AtlasOperations.GetOrgGroups).Single();
        Assert.Equal("5", request.Query["itemsPerPage"]);
        Assert.Null(request.Query["pageNum"]);
        Assert.Equal("1", request.Path["orgId"]);
    }

    [Fact]
    public async Task All_credentials_are_accepted()
    {
        _fake.On(AtlasOperations.CreateGroup).Return(Shop);
        AtlasCredentials[] all =
        [
            AtlasCredentials.ServiceAccount("id", "secret"),
            AtlasCredentials.ApiKey("public", "private"),
            AtlasCredentials.Token("t0ken"),
        ];
        foreach (var credentials in all)
        {
            using var atlas = AtlasClient.Create(
                new AtlasClientOptions { Credentials = credentials, Transport = _fake }
            );
            await atlas.Projects.CreateGroupAsync(Shop, cancellationToken: Stop);
            await credentials.RevokeAsync(Stop);
        }

        Assert.Equal(
            ["Bearer fake", null, "Bearer t0ken"],
            _fake
                .Requests(AtlasOperations.CreateGroup)
                .Select(request => request.Headers.GetValueOrDefault("Authorization"))
        );
    }

    [Fact]
    public async Task A_document_without_a_server_needs_no_address()
    {
        _fake.On(Acme.NoServer.AtlasOperations.ListGates).Fail(HttpStatusCode.Gone);
        using var client = _fake.CreateClient<Acme.NoServer.AtlasClient>();
        await Assert.ThrowsAsync<Acme.NoServer.AtlasGoneException>(() =>
            client.Locks.ListGatesAsync(cancellationToken: Stop)
        );
    }

    [Fact]
    public async Task Many_callers_are_served_at_once()
    {
        _fake
            .On(AtlasOperations.GetGroup)
            .Respond(request => Shop with { Id = request.Path["groupId"] });
        var ids = Enumerable.Range(0, 500).Select(i => $"{i}").ToList();
        var found = await Task.WhenAll(
            ids.Select(id =>
                Task.Run(() => _atlas.Projects.GetGroupAsync(id, cancellationToken: Stop), Stop)
            )
        );
        Assert.Equal(ids, found.Select(group => group.Id));
        Assert.Equal(
            ids.Order(StringComparer.Ordinal),
            _fake
                .Requests(AtlasOperations.GetGroup)
                .Select(request => request.Path["groupId"])
                .Order(StringComparer.Ordinal)
        );
    }
}
