using System.Collections.Concurrent;
using Acme.Atlas;
using AtlasGen.Samples.Jobs;
using AtlasGen.Samples.StandIn;
using Microsoft.Extensions.Time.Testing;

namespace AtlasGen.Interop.Tests;

/// <summary>Tests the jobs in the samples.</summary>
public class JobsSampleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Without the states while it waits.
    private const string Expected = """
        ** SetUpProject
           mongodb+srv://cluster0.stand1n.mongodb.example
        ** PauseAndResume
           Cluster0 is paused: True
           Cluster0 is paused: False
        ** ScaleRegion
           EU_WEST_1: 3 nodes
           EU_CENTRAL_1: 4 nodes
        ** GiveAccess
           The job runs
        ** CreateUser
           reporter can log in to Cluster0
        ** RotateSecret
           A new secret is valid for 90 days
        ** MoveInvitations
           ada@example.com: PENDING, GROUP_READ_ONLY
           grace@example.com: PENDING, GROUP_READ_ONLY
        ** RestoreSnapshot
           The snapshot is completed
           Cluster0 contains the data of the snapshot
        ** DownloadLogs
           cluster0-00.stand1n.mongodb.example_2027-01-31.log.gz
           cluster0-01.stand1n.mongodb.example_2027-01-31.log.gz
           cluster0-02.stand1n.mongodb.example_2027-01-31.log.gz
        ** ListProjects
           project              clusters   paused
           Sample 01                   1        0
        """;

    [Fact]
    public async Task All_jobs_succeed()
    {
        var (exitCode, output, error) = await SampleProcess.RunJobsAsync();
        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        var lines = output
            .Split(Environment.NewLine)
            .Where(line => !line.StartsWith("   …", StringComparison.Ordinal));
        Assert.StartsWith(
            Expected.ReplaceLineEndings("\n"),
            string.Join('\n', lines),
            StringComparison.Ordinal
        );
        // More projects than lists of clusters per second.
        Assert.Equal(31, output.Split("       1        0").Length - 1);
    }

    [Fact]
    public async Task A_job_can_be_named()
    {
        var (exitCode, output, _) = await SampleProcess.RunJobsAsync(nameof(SetUpProject));
        Assert.Equal(0, exitCode);
        Assert.StartsWith("** SetUpProject", output, StringComparison.Ordinal);
        (exitCode, output, _) = await SampleProcess.RunJobsAsync("Nothing");
        Assert.Equal(2, exitCode);
        Assert.Contains(nameof(SetUpProject), output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("createGroupDatabaseUser", 404)]
    [InlineData("createGroupCluster", 202)]
    public async Task A_project_that_cannot_be_set_up_is_removed(string canceledAfter, int deleted)
    {
        using var cancellation = new CancellationTokenSource();
        var deletions = new ConcurrentQueue<(string, int)>();
        await using var server = await AtlasStandInServer.StartAsync(
            new() { ConflictsBeforeDeletion = 1 }
        );
        using var atlas = Client(
            server,
            response =>
            {
                if (response.OperationId == canceledAfter)
                {
                    cancellation.Cancel();
                }
                else if (response.OperationId.StartsWith("delete", StringComparison.Ordinal))
                {
                    deletions.Enqueue((response.OperationId, (int)response.StatusCode));
                }
            }
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            SetUpProject.RunAsync(
                atlas,
                server.OrganizationId,
                "Web shop",
                new() { Interval = TimeSpan.FromMilliseconds(1) },
                cancellation.Token
            )
        );
        Assert.Equal(
            [("deleteGroupCluster", deleted), ("deleteGroup", 409), ("deleteGroup", 204)],
            deletions
        );
    }

    [Fact]
    public async Task A_secret_that_is_in_use_is_not_replaced()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(-10));
        await using var server = await AtlasStandInServer.StartAsync(new() { TimeProvider = time });
        List<string> secrets = [server.ClientSecret];
        await RotateAsync();

        // Nobody has used the first secret for a week, so it makes room.
        time.Advance(TimeSpan.FromDays(7));
        await RotateAsync();
        await Assert.ThrowsAsync<AtlasAuthenticationException>(() => UseAsync(secrets[0]));

        // The second secret is still in use.
        time.Advance(TimeSpan.FromDays(3));
        await UseAsync(secrets[1]);
        await Assert.ThrowsAsync<InvalidOperationException>(RotateAsync);
        Assert.Equal(3, secrets.Count);
        await UseAsync(secrets[1]);
        await UseAsync(secrets[2]);

        async Task RotateAsync()
        {
            using var atlas = Client(server, clientSecret: secrets[^1]);
            await RotateSecret.RunAsync(
                atlas,
                server.OrganizationId,
                server.ClientId,
                secret =>
                {
                    secrets.Add(secret);
                    return Task.CompletedTask;
                }
            );
        }

        async Task UseAsync(string secret)
        {
            using var atlas = Client(server, clientSecret: secret);
            await atlas.Projects.GetGroupAsync(server.ProjectId, cancellationToken: Stop);
        }
    }

    [Fact]
    public async Task A_secret_that_cannot_be_saved_is_removed()
    {
        await using var server = await AtlasStandInServer.StartAsync();
        using var atlas = Client(server);
        await Assert.ThrowsAsync<IOException>(() =>
            RotateSecret.RunAsync(
                atlas,
                server.OrganizationId,
                server.ClientId,
                _ => throw new IOException()
            )
        );
        var account = await atlas.ServiceAccounts.GetOrgServiceAccountAsync(
            server.OrganizationId,
            server.ClientId,
            cancellationToken: Stop
        );
        Assert.Single(account.Secrets!);
    }

    [Fact]
    public async Task Access_is_removed_if_the_job_fails()
    {
        await using var server = await AtlasStandInServer.StartAsync();
        using var atlas = Client(server);
        await Assert.ThrowsAsync<IOException>(() =>
            GiveAccess.RunAsync(
                atlas,
                server.ProjectId,
                "203.0.113.9",
                () => throw new IOException(),
                new() { Interval = TimeSpan.FromMilliseconds(1) }
            )
        );
        await Assert.ThrowsAsync<AtlasNotFoundException>(() =>
            atlas.ProjectIPAccessList.GetGroupAccessListEntryAsync(
                server.ProjectId,
                "203.0.113.9",
                cancellationToken: Stop
            )
        );
    }

    [Fact]
    public async Task Invitations_can_be_moved_again()
    {
        var additions = 0;
        await using var server = await AtlasStandInServer.StartAsync(
            new() { Invited = ["ada@example.com", "grace@example.com"] }
        );
        using var atlas = Client(
            server,
            response => additions += response.OperationId == "addGroupUsers" ? 1 : 0
        );
        await atlas.MongoDBCloudUsers.AddGroupUsersAsync(
            server.ProjectId,
            new() { Username = "Ada@example.com", Roles = ["GROUP_OWNER"] },
            cancellationToken: Stop
        );
        await MoveInvitations.RunAsync(atlas, server.ProjectId);
        await MoveInvitations.RunAsync(atlas, server.ProjectId);
        Assert.Equal(2, additions);
#pragma warning disable AG4001
        Assert.Empty(
            await atlas.Projects.ListGroupInvitesAsync(server.ProjectId, cancellationToken: Stop)
        );
#pragma warning restore AG4001
    }

    private static AtlasClient Client(
        AtlasStandInServer server,
        Action<AtlasResponseInfo>? onResponse = null,
        string? clientSecret = null
    ) =>
        AtlasClient.Create(
            new AtlasClientOptions
            {
                BaseAddress = server.BaseAddress,
                Credentials = AtlasCredentials.ServiceAccount(
                    server.ClientId,
                    clientSecret ?? server.ClientSecret
                ),
                OnResponse = onResponse,
                Retry = { ShouldRetry = SetUpProject.IsTemporary },
            }
        );
}
