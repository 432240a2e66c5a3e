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
    public void The_operation_is_found_by_what_the_name_says(string old, string now) =>
        Assert.EndsWith(
            $"error AG1002: The document has no operation '{old}'; did you mean '{now}'?",
            Assert.Single(SpecProject.With(Document, old).Run().Diagnostics),
            StringComparison.Ordinal
        );

    // Two operations fit, the verb is another one, or a word is unknown.
    [Theory]
    [InlineData("addUserToProject")]
    [InlineData("deleteProjectUsers")]
    [InlineData("listProjectTeams")]
    [InlineData("listOrganizationUsers")]
    [InlineData("createOrder")]
    [InlineData("pauseCluster")]
    public void Nothing_is_suggested_without_certainty(string old) =>
        Assert.EndsWith(
            $"error AG1002: The document has no operation '{old}'; correct or remove the entry",
            Assert.Single(SpecProject.With(Document, old).Run().Diagnostics),
            StringComparison.Ordinal
        );
}
