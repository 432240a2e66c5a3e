using Acme.Atlas;

namespace AtlasGen.Testing.Tests;

/// <summary>A test fails if the code under test calls something else than the test has set up.</summary>
public sealed class UnexpectedCallTests : IDisposable
{
    private static readonly Group Shop = new() { Name = "Shop", OrgId = "2" };

    private readonly AtlasFake _fake = new();
    private readonly AtlasClient _atlas;

    public UnexpectedCallTests() => _atlas = _fake.CreateClient<AtlasClient>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _atlas.Dispose();
        _fake.Dispose();
    }

    [Fact]
    public async Task The_operation_the_request_and_the_setups_are_reported()
    {
        _fake.On(AtlasOperations.GetGroup).Where(_ => true).Return(Shop).Return(Shop);
        await _atlas.Projects.GetGroupAsync("1", cancellationToken: Stop);
        var failure = await Assert.ThrowsAsync<AtlasFakeException>(() =>
            _atlas.Projects.CreateGroupAsync(Shop, cancellationToken: Stop)
        );
        Assert.Equal(
            """
            The fake has no setup for the operation createGroup.
            Request: POST https://cloud.mongodb.com/api/atlas/v2/groups
            {"name":"Shop","orgId":"2"}
            Setups:
              getGroup, with a condition, responses: 2, calls: 1
            """.ReplaceLineEndings(),
            failure.Message.ReplaceLineEndings()
        );
        Assert.Equal("createGroup", failure.OperationId);
    }

    [Fact]
    public async Task The_call_is_not_retried()
    {
        using var atlas = _fake.CreateClient<AtlasClient>(options =>
            options.Retry.ShouldRetry = _ => true
        );
        var failure = await Assert.ThrowsAsync<AtlasFakeException>(() =>
            atlas.Projects.GetGroupAsync("1", cancellationToken: Stop)
        );
        Assert.Equal(1, failure.Attempts);
        Assert.EndsWith("Setups: none", failure.Message, StringComparison.Ordinal);
        Assert.Single(_fake.Requests(AtlasOperations.GetGroup));
    }

    [Fact]
    public async Task A_wait_ends_at_once()
    {
        _fake.On(AtlasOperations.DeleteGroupCluster).Return();
        var failure = await Assert.ThrowsAsync<AtlasWaitException>(() =>
            _atlas.Clusters.DeleteGroupClusterAndWaitAsync("1", "a", cancellationToken: Stop)
        );
        Assert.Contains(
            "no setup for the operation getGroupCluster",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_setup_must_accept_the_request_and_have_a_response()
    {
        _fake.On(AtlasOperations.GetGroup).Where(request => request.Path["groupId"] == "a");
        var rejected = await Assert.ThrowsAsync<AtlasFakeException>(() =>
            _atlas.Projects.GetGroupAsync("1", cancellationToken: Stop)
        );
        Assert.StartsWith(
            "No setup accepts the request for the operation getGroup.",
            rejected.Message,
            StringComparison.Ordinal
        );
        var empty = await Assert.ThrowsAsync<AtlasFakeException>(() =>
            _atlas.Projects.GetGroupAsync("a", cancellationToken: Stop)
        );
        Assert.StartsWith(
            "The setup has no response for the operation getGroup.",
            empty.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_failure_in_a_function_of_the_test_is_reported()
    {
        _fake
            .On(AtlasOperations.GetGroup)
            .Respond(_ => throw new InvalidOperationException("Wrong."));
        var failure = await Assert.ThrowsAsync<AtlasFakeException>(() =>
            _atlas.Projects.GetGroupAsync("1", cancellationToken: Stop)
        );
        Assert.Contains(
            "InvalidOperationException: Wrong.",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.Single(_fake.Requests(AtlasOperations.GetGroup));
        Assert.Contains(
            "Wrong.",
            Assert.Throws<AtlasFakeException>(_fake.Verify).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Verify_finds_calls_whose_failure_was_ignored_and_setups_without_calls()
    {
        _fake.On(AtlasOperations.DeleteGroup).Return();
        try
        {
            await _atlas.Projects.GetGroupAsync("1", cancellationToken: Stop);
        }
        catch (AtlasException)
        {
            // As code under test may do.
        }

        var failure = Assert.Throws<AtlasFakeException>(_fake.Verify);
        Assert.Contains(
            "no setup for the operation getGroup",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "A setup was not used: deleteGroup, responses: 1, calls: 0.",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_request_of_another_client_is_rejected()
    {
        using var http = new HttpClient(_fake, disposeHandler: false);
        await Assert.ThrowsAsync<AtlasFakeException>(() =>
            http.GetAsync(new Uri("https://cloud.mongodb.com/api/atlas/v2/groups"), Stop)
        );
    }
}
