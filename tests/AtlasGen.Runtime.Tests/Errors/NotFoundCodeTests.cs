namespace AtlasGen.Runtime.Tests.Errors;

/// <summary>Tests what an error code of a 404 is about.</summary>
public class NotFoundCodeTests
{
    [Theory]
    // What contains the target, by the name of its collection or of its parameter.
    [InlineData(
        "CLUSTER_NOT_FOUND",
        "/groups/{groupId}/clusters/{clusterName}/fts/indexes/{indexId}"
    )]
    [InlineData(
        "CLUSTER_NOT_FOUND",
        "/groups/{groupId}/flexClusters/{name}/backup/exports/{exportId}"
    )]
    [InlineData(
        "FLEX_CLUSTER_NOT_FOUND",
        "/groups/{groupId}/clusters/{clusterName}/snapshots/{id}"
    )]
    [InlineData("API_KEY_NOT_FOUND", "/orgs/{orgId}/apiKeys/{apiUserId}/accessList/{ipAddress}")]
    [InlineData("INSTANCE_NOT_FOUND", "/groups/{groupId}/serverless/{instanceName}/snapshots/{id}")]
    [InlineData("POLICY_NOT_FOUND", "/groups/{groupId}/policies/{policyId}/items/{itemId}")]
    [InlineData(
        "INDEX_NOT_FOUND_IN_CLUSTER",
        "/groups/{groupId}/indexes/{indexId}/aliases/{aliasId}"
    )]
    [InlineData("PROCESS_NOT_FOUND", "/groups/{groupId}/processes/{processId}/disks/{disk}")]
    public void A_parent(string code, string path) =>
        Assert.True(NotFoundCode.IsAboutParent(code, path));

    [Theory]
    [InlineData("CLUSTER_NOT_FOUND", "/groups/{groupId}/clusters/{clusterName}")]
    [InlineData("CLUSTER_NOT_FOUND", "/groups/{groupId}/flexClusters/{name}")]
    [InlineData("USER_NOT_FOUND", "/groups/{groupId}/databaseUsers/{databaseName}/{username}")]
    [InlineData(
        "SEARCH_INDEX_NOT_FOUND",
        "/groups/{groupId}/clusters/{clusterName}/search/indexes/{indexId}"
    )]
    [InlineData("TEAM_NOT_FOUND", "/orgs/{orgId}/teams/{teamId}")]
    // A team in a team.
    [InlineData("TEAM_NOT_FOUND", "/teams/{teamId}/teams/{childId}")]
    // Nothing in the path has this name.
    [InlineData("ATLAS_RESOURCE_NOT_FOUND", "/groups/{groupId}/clusters/{clusterName}")]
    [InlineData("_NOT_FOUND", "/groups/{groupId}/clusters/{clusterName}")]
    [InlineData("CLUSTER_IN_USE", "/groups/{groupId}/clusters/{clusterName}/snapshots/{id}")]
    [InlineData("GROUP_NOT_FOUND", "/{groupId}")]
    [InlineData("GROUP_NOT_FOUND", "/")]
    [InlineData(null, "/groups/{groupId}/clusters/{clusterName}")]
    public void The_target_or_unknown(string? code, string path) =>
        Assert.False(NotFoundCode.IsAboutParent(code, path));
}
