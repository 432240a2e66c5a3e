#pragma warning disable xUnit1051 // Code on a page has no token.
using System.Net;
using Acme.Atlas;

namespace AtlasGen.Testing.Tests.Page;

/// <summary>The three tests in docs/testing.md.</summary>
public class ThreeTests
{
    // csharpier-ignore-start
    private const string ProjectId = "32b6e34b3d91647abb20e7b8", OrgId = "4888442a3354817a7320eb61";
    private static readonly ClusterDescription20240805 Creating = new() { Name = "Cluster0", StateName = ClusterDescriptionStateName.Creating };
    private static readonly ClusterDescription20240805 Idle = Creating with { StateName = ClusterDescriptionStateName.Idle };

    [Fact]
    public async Task A_project_is_set_up_although_Atlas_rejects_the_cluster_at_first()
    {
        using var fake = new AtlasFake();
        fake.On(AtlasOperations.CreateGroup).Return(new Group { Id = ProjectId, Name = "Shop", OrgId = OrgId });
        fake.On(AtlasOperations.CreateGroupCluster).Fail(HttpStatusCode.Conflict, "CLUSTER_BUSY").Return(Creating);
        fake.On(AtlasOperations.GetGroupCluster).Return(Creating).Return(Creating).Return(Idle);
        using var atlas = fake.CreateClient<AtlasClient>(options => options.Retry.ShouldRetry = failure => failure is AtlasConflictException);
        var project = await atlas.Projects.CreateGroupAsync(new Group { Name = "Shop", OrgId = OrgId });
        var cluster = await atlas.Clusters.CreateGroupClusterAndWaitAsync(project.Id!, new() { Name = "Cluster0" });
        Assert.Equal(Idle, cluster);
    }

    [Fact]
    public async Task Only_the_change_is_sent()
    {
        using var fake = new AtlasFake();
        fake.On(AtlasOperations.UpdateGroupCluster).Return(Idle with { Paused = true });
        using var atlas = fake.CreateClient<AtlasClient>();
        var wanted = Idle with { Paused = true };
        await atlas.Clusters.UpdateGroupClusterAsync(ProjectId, "Cluster0", wanted.ChangesFrom(Idle));
        var request = fake.Requests(AtlasOperations.UpdateGroupCluster).Single();
        Assert.Equal(new ClusterDescription20240805 { Paused = true }, request.Body);
        Assert.Equal("Cluster0", request.Path["clusterName"]);
    }

    [Fact]
    public async Task The_audit_reads_each_page_once_more_if_it_is_limited()
    {
        using var fake = new AtlasFake();
        var projects = Enumerable.Range(1, 250).Select(i => new Group { Id = $"{i}", Name = $"Project {i}", OrgId = OrgId }).ToList();
        fake.On(AtlasOperations.GetOrgGroups)
            .Return(projects).Fail(HttpStatusCode.TooManyRequests, "RATE_LIMITED", retryAfter: TimeSpan.FromSeconds(30)).Return(projects);
        using var atlas = fake.CreateClient<AtlasClient>();
        Assert.Equal(projects, await atlas.Organizations.EnumerateOrgGroupsAsync(OrgId).ToListAsync());
        Assert.Equal(["1", "2", "2", "3"], fake.Requests(AtlasOperations.GetOrgGroups).Select(request => request.Query["pageNum"]));
    }

    // csharpier-ignore-end
}
