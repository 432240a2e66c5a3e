using System.Net;
using AtlasGen.Interop.Tests.Jobs;
using AtlasGen.Samples.StandIn;

namespace AtlasGen.Interop.Tests;

/// <summary>Tests the projects of the stand-in with a generated client.</summary>
public class StandInProjectsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_project_with_a_cluster_is_set_up_and_removed()
    {
        await using var server = await AtlasStandInServer.StartAsync(new() { PollsUntilDone = 2 });
        using var atlas = Client(server);
        var project = await atlas.Projects.CreateGroupAsync(
            new() { Name = "Engine", OrgId = server.OrganizationId },
            cancellationToken: Stop
        );
        var groupId = project.Id!;
        await Assert.ThrowsAsync<AtlasConflictException>(() =>
            atlas.Projects.CreateGroupAsync(
                new() { Name = "Engine", OrgId = server.OrganizationId },
                cancellationToken: Stop
            )
        );

        var user = await atlas.DatabaseUsers.CreateGroupDatabaseUserAsync(
            groupId,
            new()
            {
                DatabaseName = new("admin"),
                GroupId = groupId,
                Username = "ada",
                Password = "secret",
                Roles = [new() { DatabaseName = "admin", RoleName = new("readWriteAnyDatabase") }],
            },
            cancellationToken: Stop
        );
        Assert.Equal(("ada", null), (user.Username, user.Password));

        const string block = "10.0.0.0/16";
        var list = await atlas.ProjectIPAccessList.CreateGroupAccessListEntryAsync(
            groupId,
            [new() { CidrBlock = block }, new() { IpAddress = "192.0.2.1" }],
            cancellationToken: Stop
        );
        Assert.Equal(2, list.TotalCount);
        var states = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            states.Add(
                (
                    await atlas.ProjectIPAccessList.GetGroupAccessListStatusAsync(
                        groupId,
                        block,
                        cancellationToken: Stop
                    )
                ).Status.ToString()
            );
        }

        Assert.Equal(["PENDING", "PENDING", "ACTIVE"], states);

        var created = await atlas.Clusters.CreateGroupClusterAsync(
            groupId,
            new()
            {
                Name = "Main",
                ClusterType = new("REPLICASET"),
                ReplicationSpecs =
                [
                    new()
                    {
                        RegionConfigs =
                        [
                            new AWSRegionConfig20240805
                            {
                                Priority = 7,
                                RegionName = new("EU_WEST_1"),
                                ElectableSpecs = new AWSHardwareSpec20240805
                                {
                                    InstanceSize = new("M10"),
                                    NodeCount = 3,
                                },
                            },
                        ],
                    },
                ],
            },
            cancellationToken: Stop
        );
        Assert.Equal("CREATING", created.StateName.ToString());
        Assert.NotNull(Assert.Single(created.ReplicationSpecs!).Id);
        Assert.Null(created.ConnectionStrings?.StandardSrv);
        Assert.Equal(["CREATING", "IDLE"], await StatesAsync(2));
        var idle = await ReadAsync();
        Assert.StartsWith(
            "mongodb+srv://main.",
            idle.ConnectionStrings!.StandardSrv,
            StringComparison.Ordinal
        );

        var paused = await atlas.Clusters.UpdateGroupClusterAsync(
            groupId,
            "Main",
            new() { Paused = true },
            cancellationToken: Stop
        );
        Assert.Equal(("UPDATING", true), (paused.StateName.ToString(), paused.Paused));
        Assert.Equal(["UPDATING", "IDLE"], await StatesAsync(2));

        Assert.Equal(
            "CANNOT_CLOSE_GROUP_ACTIVE_ATLAS_CLUSTERS",
            (
                await Assert.ThrowsAsync<AtlasConflictException>(() =>
                    atlas.Projects.DeleteGroupAsync(groupId, cancellationToken: Stop)
                )
            ).ErrorCode
        );
        await atlas.Clusters.DeleteGroupClusterAsync(groupId, "Main", cancellationToken: Stop);
        Assert.Equal(["DELETING"], await StatesAsync(1));
        await Assert.ThrowsAsync<AtlasNotFoundException>(ReadAsync);

        await atlas.DatabaseUsers.DeleteGroupDatabaseUserAsync(
            groupId,
            "admin",
            "ada",
            cancellationToken: Stop
        );
        await atlas.ProjectIPAccessList.DeleteGroupAccessListEntryAsync(
            groupId,
            block,
            cancellationToken: Stop
        );
        await atlas.Projects.DeleteGroupAsync(groupId, cancellationToken: Stop);
        Assert.Equal(
            "GROUP_NOT_FOUND",
            (
                await Assert.ThrowsAsync<AtlasNotFoundException>(() =>
                    atlas.Projects.GetGroupAsync(groupId, cancellationToken: Stop)
                )
            ).ErrorCode
        );

        Task<ClusterDescription20240805> ReadAsync() =>
            atlas.Clusters.GetGroupClusterAsync(groupId, "Main", cancellationToken: Stop);

        async Task<List<string>> StatesAsync(int count)
        {
            var found = new List<string>();
            while (found.Count < count)
            {
                found.Add((await ReadAsync()).StateName.ToString()!);
            }

            return found;
        }
    }

    [Fact]
    public async Task The_overlay_of_the_package_waits_for_a_cluster()
    {
        await using var server = await AtlasStandInServer.StartAsync();
        using var atlas = Client(server);
        var wait = new AtlasWaitOptions { Interval = TimeSpan.FromMilliseconds(1) };
        var project = await atlas.Projects.CreateGroupAsync(
            new() { Name = "Engine", OrgId = server.OrganizationId },
            cancellationToken: Stop
        );
        var cluster = await atlas.Clusters.CreateGroupClusterAndWaitAsync(
            project.Id!,
            new() { Name = "Main", ClusterType = new("REPLICASET") },
            wait: wait,
            cancellationToken: Stop
        );
        Assert.Equal("IDLE", cluster.StateName.ToString());
        Assert.NotNull(cluster.ConnectionStrings!.StandardSrv);
        await atlas.Clusters.DeleteGroupClusterAndWaitAsync(
            project.Id!,
            "Main",
            wait: wait,
            cancellationToken: Stop
        );
        await atlas.Projects.DeleteGroupAsync(project.Id!, cancellationToken: Stop);
    }

    [Fact]
    public async Task Without_a_version_a_request_is_rejected()
    {
        await using var server = await AtlasStandInServer.StartAsync();
        using var handler = new HttpClientHandler
        {
            Credentials = new NetworkCredential(server.PublicKey, server.PrivateKey),
        };
        using var client = new HttpClient(handler) { BaseAddress = server.BaseAddress };
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        var response = await client.GetAsync("/api/atlas/v2/groups/x", Stop);
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Equal(
            "INVALID_VERSION_DATE",
            Assert.Single(response.Headers.GetValues("X-Error-Code"))
        );
    }

    private static JobsClient Client(AtlasStandInServer server) =>
        JobsClient.Create(
            new AtlasClientOptions
            {
                BaseAddress = server.BaseAddress,
                Credentials = AtlasCredentials.ServiceAccount(server.ClientId, server.ClientSecret),
            }
        );
}
