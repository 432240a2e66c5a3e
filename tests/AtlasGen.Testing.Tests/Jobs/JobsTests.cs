using System.Net;
using Acme.Atlas;
using AtlasGen.Samples.Jobs;

namespace AtlasGen.Testing.Tests.Jobs;

/// <summary>Tests the jobs in the samples without a server.</summary>
public sealed class JobsTests : IDisposable
{
    private static readonly ClusterDescription20240805 Idle = new()
    {
        Name = "Cluster0",
        StateName = ClusterDescriptionStateName.Idle,
    };

    private static readonly ClusterDescription20240805 Updating = Idle with
    {
        StateName = ClusterDescriptionStateName.Updating,
    };

    private readonly AtlasFake _fake = new();
    private readonly AtlasClient _atlas;
    private readonly AtlasWaitOptions _wait;

    public JobsTests()
    {
        _atlas = _fake.CreateClient<AtlasClient>(options =>
            options.Retry.ShouldRetry = SetUpProject.IsTemporary
        );
        _wait = new() { TimeProvider = _fake.TimeProvider };
    }

    public void Dispose()
    {
        _atlas.Dispose();
        _fake.Dispose();
    }

    [Fact]
    public async Task A_project_is_set_up()
    {
        SetUpUntilCluster();
        _fake.On(AtlasOperations.CreateGroupCluster).Return(Updating);
        _fake.On(AtlasOperations.GetGroupCluster).Return(Updating).Return(Idle);
        await SetUpProject.RunAsync(_atlas, "2", "Web shop", _wait, Stop);
        Assert.Equal(
            "shop",
            _fake.Requests(AtlasOperations.CreateGroupDatabaseUser).Single().Body.Username
        );
        Assert.Equal(
            2,
            _fake.Requests(AtlasOperations.CreateGroupAccessListEntry).Single().Body.Count
        );
        _fake.Verify();
    }

    [Fact]
    public async Task A_project_that_cannot_be_set_up_is_removed()
    {
        SetUpUntilCluster();
        _fake
            .On(AtlasOperations.CreateGroupCluster)
            .Fail(HttpStatusCode.PaymentRequired, "NO_PAYMENT");
        _fake
            .On(AtlasOperations.DeleteGroupCluster)
            .Fail(HttpStatusCode.NotFound, "CLUSTER_NOT_FOUND");
        _fake
            .On(AtlasOperations.DeleteGroup)
            .Fail(HttpStatusCode.Conflict, "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS")
            .Return();
        await Assert.ThrowsAsync<AtlasPaymentRequiredException>(() =>
            SetUpProject.RunAsync(_atlas, "2", "Web shop", _wait, Stop)
        );
        Assert.Equal(2, _fake.Requests(AtlasOperations.DeleteGroup).Count);
        _fake.Verify();
    }

    [Fact]
    public async Task A_cluster_is_paused_and_resumed()
    {
        _fake
            .On(AtlasOperations.UpdateGroupCluster)
            .Respond(request => Updating with { Paused = request.Body.Paused });
        _fake
            .On(AtlasOperations.GetGroupCluster)
            .Return(Updating)
            .Return(Idle with { Paused = true })
            .Return(Updating)
            .Return(Idle);
        await PauseAndResume.RunAsync(_atlas, "1", "Cluster0", _wait);
        Assert.Equal(
            [new() { Paused = true }, new() { Paused = false }],
            _fake.Requests(AtlasOperations.UpdateGroupCluster).Select(request => request.Body)
        );
        _fake.Verify();
    }

    [Fact]
    public async Task A_region_is_scaled()
    {
        var cluster = Idle with
        {
            ReplicationSpecs = [Shard(("EU_WEST_1", 3), ("EU_CENTRAL_1", 2))],
        };
        _fake
            .On(AtlasOperations.GetGroupCluster)
            .Return(cluster)
            .Return(cluster with { StateName = ClusterDescriptionStateName.Updating })
            .Return(cluster);
        _fake.On(AtlasOperations.UpdateGroupCluster).Return(Updating);
        await ScaleRegion.RunAsync(_atlas, "1", "Cluster0", "EU_CENTRAL_1", 4, _wait);
        var sent = _fake.Requests(AtlasOperations.UpdateGroupCluster).Single().Body;
        Assert.Equal(
            new() { ReplicationSpecs = [Shard(("EU_WEST_1", 3), ("EU_CENTRAL_1", 4))] },
            sent
        );
        _fake.Verify();
    }

    [Fact]
    public async Task Access_is_given_for_the_time_of_a_job()
    {
        _fake
            .On(AtlasOperations.CreateGroupAccessListEntry)
            .Respond(request => new PaginatedNetworkAccessView { Results = request.Body });
        _fake
            .On(AtlasOperations.GetGroupAccessListStatus)
            .Return(new() { Status = NetworkPermissionEntryStatusValue.Pending })
            .Return(new() { Status = NetworkPermissionEntryStatusValue.Active });
        _fake.On(AtlasOperations.DeleteGroupAccessListEntry).Return();
        var deletions = -1;
        await GiveAccess.RunAsync(
            _atlas,
            "1",
            "203.0.113.9",
            () =>
            {
                deletions = _fake.Requests(AtlasOperations.DeleteGroupAccessListEntry).Count;
                return Task.CompletedTask;
            },
            _wait
        );
        Assert.Equal(0, deletions);
        Assert.Equal(
            "203.0.113.9",
            _fake.Requests(AtlasOperations.DeleteGroupAccessListEntry).Single().Path["entryValue"]
        );
        _fake.Verify();
    }

    [Fact]
    public async Task A_user_can_log_in_when_the_cluster_knows_it()
    {
        _fake.On(AtlasOperations.CreateGroupDatabaseUser).Respond(request => request.Body);
        _fake
            .On(AtlasOperations.GetGroupClusterStatus)
            .Return(new() { ChangeStatus = ClusterStatusChangeStatus.Applied })
            .Return(new() { ChangeStatus = ClusterStatusChangeStatus.Pending })
            .Return(new() { ChangeStatus = ClusterStatusChangeStatus.Applied });
        await CreateUser.RunAsync(_atlas, "1", "Cluster0", "reporter", _wait);
        Assert.Equal(3, _fake.Requests(AtlasOperations.GetGroupClusterStatus).Count);
        _fake.Verify();
    }

    [Fact]
    public async Task The_older_secret_is_replaced()
    {
        var start = DateTimeOffset.UnixEpoch;
        _fake
            .On(AtlasOperations.GetOrgServiceAccount)
            .Return(new() { Secrets = [Secret("new", start.AddDays(1)), Secret("old", start)] });
        _fake.On(AtlasOperations.DeleteOrgServiceAccountSecret).Return();
        _fake
            .On(AtlasOperations.CreateOrgServiceAccountSecret)
            .Return(Secret("added", start) with { Secret = "s3cret" });
        var saved = "";
        await RotateSecret.RunAsync(
            _atlas,
            "2",
            "id",
            secret =>
            {
                saved = secret;
                return Task.CompletedTask;
            }
        );
        Assert.Equal("s3cret", saved);
        Assert.Equal(
            "old",
            _fake.Requests(AtlasOperations.DeleteOrgServiceAccountSecret).Single().Path["secretId"]
        );
        _fake.Verify();

        static ServiceAccountSecret Secret(string id, DateTimeOffset createdAt) =>
            new()
            {
                Id = id,
                CreatedAt = createdAt,
                ExpiresAt = createdAt.AddDays(90),
            };
    }

#pragma warning disable AG4001 // The job replaces these operations.
    [Fact]
    public async Task Invitations_become_users()
    {
        GroupUserResponse ada = new GroupPendingUserResponse
        {
            Id = "1",
            Username = "ada@example.com",
            OrgMembershipStatus = new("PENDING"),
            Roles = ["GROUP_READ_ONLY"],
            InvitationCreatedAt = DateTimeOffset.UnixEpoch,
            InviterUsername = "key",
        };
        _fake.On(AtlasOperations.ListGroupUsers).Return([ada]);
        _fake
            .On(AtlasOperations.ListGroupInvites)
            .Return([
                new()
                {
                    Id = "a",
                    Username = "ADA@example.com",
                    Roles = ["GROUP_OWNER"],
                },
                new()
                {
                    Id = "b",
                    Username = "grace@example.com",
                    Roles = ["GROUP_OWNER"],
                },
            ]);
        _fake.On(AtlasOperations.AddGroupUsers).Return(ada);
        _fake.On(AtlasOperations.DeleteGroupInvite).Return();
        await MoveInvitations.RunAsync(_atlas, "1");
        Assert.Equal(
            "grace@example.com",
            _fake.Requests(AtlasOperations.AddGroupUsers).Single().Body.Username
        );
        Assert.Equal(
            ["a", "b"],
            _fake
                .Requests(AtlasOperations.DeleteGroupInvite)
                .Select(request => request.Path["invitationId"])
        );
        _fake.Verify();
    }
#pragma warning restore AG4001

    [Fact]
    public async Task A_snapshot_is_restored()
    {
        _fake
            .On(AtlasOperations.TakeGroupClusterBackupSnapshots)
            .Return(new() { Id = "s", Status = new("queued") });
        _fake
            .On(AtlasOperations.GetGroupClusterBackupSnapshot)
            .Return(new() { Id = "s", Status = new("inProgress") })
            .Return(new() { Id = "s", Status = new("completed") });
        _fake
            .On(AtlasOperations.CreateGroupClusterBackupRestoreJob)
            .Respond(request => request.Body with { Id = "j" });
        _fake
            .On(AtlasOperations.GetGroupClusterBackupRestoreJob)
            .Return(new() { DeliveryType = new("automated") })
            .Return(
                new() { DeliveryType = new("automated"), FinishedAt = DateTimeOffset.UnixEpoch }
            );
        await RestoreSnapshot.RunAsync(_atlas, "1", "Cluster0", "Cluster1", _wait);
        var job = _fake.Requests(AtlasOperations.CreateGroupClusterBackupRestoreJob).Single().Body;
        Assert.Equal(("s", "Cluster1"), (job.SnapshotId, job.TargetClusterName));
        _fake.Verify();
    }

    // A restore that has failed also has an end.
    [Fact]
    public async Task A_restore_that_fails_is_an_exception()
    {
        _fake
            .On(AtlasOperations.TakeGroupClusterBackupSnapshots)
            .Return(new() { Id = "s", Status = new("queued") });
        _fake
            .On(AtlasOperations.GetGroupClusterBackupSnapshot)
            .Return(new() { Id = "s", Status = new("completed") });
        _fake
            .On(AtlasOperations.CreateGroupClusterBackupRestoreJob)
            .Respond(request => request.Body with { Id = "j" });
        _fake
            .On(AtlasOperations.GetGroupClusterBackupRestoreJob)
            .Return(new() { DeliveryType = new("automated"), Failed = false })
            .Return(
                new()
                {
                    DeliveryType = new("automated"),
                    Failed = true,
                    FinishedAt = DateTimeOffset.UnixEpoch,
                }
            );
        var exception = await Assert.ThrowsAsync<AtlasWaitException>(() =>
            RestoreSnapshot.RunAsync(_atlas, "1", "Cluster0", "Cluster1", _wait)
        );
        Assert.Equal(
            "failed: true, cancelled: null, expired: null, finishedAt: 1970-01-01T00:00:00Z",
            exception.State
        );
        Assert.Equal("j", Assert.IsType<DiskBackupSnapshotRestoreJob>(exception.Response).Id);
    }

    [Fact]
    public async Task The_logs_of_all_hosts_are_downloaded()
    {
        var folder = Directory.CreateTempSubdirectory("atlas-logs-");
        try
        {
            _fake
                .On(AtlasOperations.ListGroupProcesses)
                .Return([new() { Hostname = "a.example" }, new() { Hostname = "b.example" }]);
            _fake
                .On(AtlasOperations.DownloadGroupClusterLog)
                .Where(request => request.Path["hostName"] == "a.example")
                .Return([1, 2], "application/gzip");
            _fake
                .On(AtlasOperations.DownloadGroupClusterLog)
                .Where(request => request.Path["hostName"] == "b.example")
                .Return([], "application/gzip");
            await DownloadLogs.RunAsync(_atlas, "1", new DateOnly(2027, 1, 31), folder.FullName);
            Assert.Equal(
                [1, 2],
                await File.ReadAllBytesAsync(
                    Path.Combine(folder.FullName, "a.example_2027-01-31.log.gz"),
                    Stop
                )
            );
            Assert.Equal(2, folder.GetFiles().Length);
            Assert.Equal(
                "1801353600",
                _fake.Requests(AtlasOperations.DownloadGroupClusterLog)[0].Query["startDate"]
            );
            _fake.Verify();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Projects_are_listed_with_their_clusters()
    {
        Group[] projects =
        [
            .. Enumerable
                .Range(1, 30)
                .Select(i => new Group
                {
                    Id = $"{i}",
                    Name = $"P{i}",
                    OrgId = "2",
                }),
        ];
        _fake.On(AtlasOperations.GetOrgGroups).Return(projects);
        _fake
            .On(AtlasOperations.ListGroupClusters)
            .Return([Idle])
            .Fail(
                HttpStatusCode.TooManyRequests,
                "RATE_LIMITED",
                retryAfter: TimeSpan.FromMinutes(2)
            )
            .Return([Idle]);
        await ListProjects.RunAsync(_atlas, "2");
        Assert.Equal(31, _fake.Requests(AtlasOperations.ListGroupClusters).Count);
        _fake.Verify();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private void SetUpUntilCluster()
    {
        _fake
            .On(AtlasOperations.CreateGroup)
            .Return(
                new()
                {
                    Id = "1",
                    Name = "Web shop",
                    OrgId = "2",
                }
            );
        _fake.On(AtlasOperations.CreateGroupDatabaseUser).Respond(request => request.Body);
        _fake
            .On(AtlasOperations.CreateGroupAccessListEntry)
            .Respond(request => new PaginatedNetworkAccessView { Results = request.Body });
    }

    private static ReplicationSpec20240805 Shard(params (string Region, int Nodes)[] regions) =>
        new()
        {
            RegionConfigs =
            [
                .. regions.Select(region => new AWSRegionConfig20240805
                {
                    RegionName = new(region.Region),
                    ElectableSpecs = new AWSHardwareSpec20240805 { NodeCount = region.Nodes },
                }),
            ],
        };
}
