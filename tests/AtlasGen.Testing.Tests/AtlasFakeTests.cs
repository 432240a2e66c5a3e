using System.Net;
using Acme.Atlas;

namespace AtlasGen.Testing.Tests;

public class AtlasFakeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_value_is_returned()
    {
        using var fake = new AtlasFake();
        var group = new Group
        {
            Id = "1",
            Name = "Shop",
            OrgId = "2",
        };
        fake.On(AtlasOperations.CreateGroup).Return(group);
        using var atlas = fake.CreateClient<AtlasClient>();
        var sent = new Group { Name = "Shop", OrgId = "2" };
        Assert.Equal(group, await atlas.Projects.CreateGroupAsync(sent, cancellationToken: Stop));
        Assert.Equal(sent, fake.Requests(AtlasOperations.CreateGroup).Single().Body);
        fake.Verify();
    }

    [Fact]
    public async Task A_cluster_becomes_idle()
    {
        using var fake = new AtlasFake();
        var creating = new ClusterDescription20240805
        {
            Name = "a",
            StateName = ClusterDescriptionStateName.Creating,
        };
        var idle = creating with { StateName = ClusterDescriptionStateName.Idle };
        fake.On(AtlasOperations.CreateGroupCluster)
            .Fail(HttpStatusCode.Conflict, "BUSY")
            .Return(creating);
        fake.On(AtlasOperations.GetGroupCluster).Return(creating).Return(creating).Return(idle);
        using var atlas = fake.CreateClient<AtlasClient>(options =>
            options.Retry.ShouldRetry = failure => failure is AtlasConflictException
        );
        var cluster = await atlas.Clusters.CreateGroupClusterAndWaitAsync(
            "1",
            new ClusterDescription20240805 { Name = "a" },
            cancellationToken: Stop
        );
        Assert.Equal(ClusterDescriptionStateName.Idle, cluster.StateName);
        Assert.Equal(2, fake.Requests(AtlasOperations.CreateGroupCluster).Count);
        Assert.All(
            fake.Requests(AtlasOperations.GetGroupCluster),
            request => Assert.Equal("a", request.Path["clusterName"])
        );
    }
}
