using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests the suggestions for operations that had another name in an earlier document.</summary>
public class RenamedOperationHintTests
{
    private const string Document = """
        openapi: 3.0.3
        info: { title: Shop, version: "1" }
        paths:
          /v2/groups/{groupId}/users:
            get: { operationId: listGroupUsers, summary: Return All Users in One Project, responses: { "204": { description: Done. } } }
            post: { operationId: addGroupUsers, summary: Add One User to One Project, responses: { "204": { description: Done. } } }
          /v2/groups/{groupId}/access/users:
            post: { operationId: addGroupAccessUser, summary: Add One User to One Project, responses: { "204": { description: Done. } } }
          /v2/groups/{groupId}/clusters:
            get: { operationId: listGroupClusters, summary: Return All Clusters in One Project, responses: { "204": { description: Done. } } }
          /v2/orgs/{orgId}/invites/{id}:
            get: { operationId: getOrgInvite, summary: Return One Invitation in One Organization by ID, responses: { "204": { description: Done. } } }
            patch: { operationId: updateOrgInviteById, summary: Update One Invitation by ID, responses: { "204": { description: Done. } } }
          /v2/orgs/{orgId}/invites:
            patch: { operationId: updateOrgInvites, summary: Update One Invitation, responses: { "204": { description: Done. } } }
          /v2/orders/{id}:
            get: { operationId: orders_read, summary: Fetch an order, responses: { "204": { description: Done. } } }
            delete: { operationId: orders_delete, summary: Cancel an order, responses: { "204": { description: Done. } } }
          /v2/carts:
            post: { operationId: carts_create, summary: Fill a cart, responses: { "204": { description: Done. } } }
          /v2/groups/{groupId}/databaseUsers:
            post: { operationId: createGroupDatabaseUser, summary: Create One Database User in One Project, responses: { "204": { description: Done. } } }
          /v2/groups/{groupId}/alertConfigs/{id}:
            delete: { operationId: deleteGroupAlertConfig, summary: Remove One Alert Configuration from One Project, responses: { "204": { description: Done. } } }
          /v2/groups/{groupId}/flexClusters/{name}/backup/download:
            post: { operationId: downloadGroupFlexClusterBackup, summary: Download One Flex Cluster Snapshot, responses: { "204": { description: Done. } } }
        """;

    [Theory]
    [InlineData("listProjectUsers", "listGroupUsers")]
    [InlineData("getOrganizationInvitation", "getOrgInvite")]
    [InlineData("updateOrganizationInvitation", "updateOrgInvites")]
    [InlineData("updateOrganizationInvitationById", "updateOrgInviteById")]
    [InlineData("listClusters", "listGroupClusters")]
    [InlineData("atlas.Projects.ListProjectUsersAsync(groupId)", "listGroupUsers")]
    [InlineData("getOrder", "orders_read")]
    [InlineData("removeOrder", "orders_delete")]
    [InlineData("createCart", "carts_create")]
    [InlineData("createDatabaseUser", "createGroupDatabaseUser")]
    [InlineData("deleteAlertConfiguration", "deleteGroupAlertConfig")]
    [InlineData("downloadFlexBackup", "downloadGroupFlexClusterBackup")]
    public void The_operation_is_found_by_what_the_name_says(string old, string now) =>
        Assert.EndsWith(
            $"error AG1002: The document has no operation '{old}'; did you mean '{now}'?",
            Assert.Single(SpecProject.With(Document, old).Run().Diagnostics),
            StringComparison.Ordinal
        );

    // Two operations fit, the verb is another one, a word is unknown, or the operation is about something else: a database
    // user is neither a database nor a user of the project.
    [Theory]
    [InlineData("addUserToProject")]
    [InlineData("deleteProjectUsers")]
    [InlineData("listProjectTeams")]
    [InlineData("listOrganizationUsers")]
    [InlineData("createOrder")]
    [InlineData("pauseCluster")]
    [InlineData("createDatabase")]
    [InlineData("createProjectUser")]
    [InlineData("deleteProjectAlert")]
    [InlineData("createBackup")]
    [InlineData("createFlexBackup")]
    public void Nothing_is_suggested_without_certainty(string old) =>
        Assert.EndsWith(
            $"error AG1002: The document has no operation '{old}'; correct or remove the entry",
            Assert.Single(SpecProject.With(Document, old).Run().Diagnostics),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_work_for_suggestions_is_limited()
    {
        var paths = Enumerable
            .Range(0, 5_000)
            .Select(i =>
                $"  /things/{i}: {{ get: {{ operationId: getThing{i}, responses: {{ \"204\": {{ description: Done. }} }} }} }}\n"
            );
        var run = SpecProject
            .With(
                $"openapi: 3.0.1\ninfo: {{ title: Large, version: \"1\" }}\npaths:\n{string.Concat(paths)}",
                string.Join(';', Enumerable.Range(0, 101).Select(i => $"getThinng{i}"))
            )
            .Run();
        Assert.Equal(101, run.Diagnostics.Count);
        Assert.Equal(
            100,
            run.Diagnostics.Count(line =>
                line.Contains("; did you mean 'getThing", StringComparison.Ordinal)
            )
        );
    }
}
