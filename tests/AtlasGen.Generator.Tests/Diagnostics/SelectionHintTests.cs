using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests the suggestions for entries that match nothing.</summary>
public class SelectionHintTests
{
    [Theory]
    [InlineData("actions/list-artifact", "(6,7)", "actions/list-artifacts")]
    [InlineData("users:lst", "(9,7)", "users:list")]
    [InlineData("GET /thing/{id}", "(12,5)", "path:/things/{id}")]
    [InlineData("!GET /thing/{id}", "(12,5)", "!path:/things/{id}")]
    [InlineData("DELETE /things/{id}", "(16,7)", "things:delete")]
    public void What_was_meant_is_found_in_documents_of_other_vendors(
        string operation,
        string place,
        string meant
    ) =>
        Assert.Equal(
            [
                $"atlas.yaml{place}: error AG1002: The document has no operation '{operation.TrimStart('!')}'; did you mean '{meant}'?",
            ],
            SpecProject.With(SpecTexts.OtherVendor, operation).Run().Diagnostics
        );

    [Theory]
    [InlineData(
        "UpdateProjectInvitationAsync",
        "AG1002: The document has no operation 'UpdateProjectInvitationAsync'; did you mean 'updateProjectInvitation'?"
    )]
    [InlineData(
        "updateProjectInvitation,listProjectInvitations",
        "AG1002: The document has no operation 'updateProjectInvitation,listProjectInvitations'; separate entries with semicolons"
    )]
    [InlineData(
        "tags:Projects",
        "AG1002: The document has no operation 'tags:Projects'; did you mean 'tag:Projects'?"
    )]
    [InlineData(
        "Path: /api/*",
        "AG1002: The document has no operation 'Path: /api/*'; did you mean 'path:/api/*'?"
    )]
    [InlineData(
        "path :/api/*",
        "AG1003: The selection 'path :/api/*' matches no operation of the document; did you mean 'path:/api/*'?"
    )]
    [InlineData(
        "tag:Projects,tag:Invitations",
        "AG1003: The selection 'tag:Projects,tag:Invitations' matches no operation of the document; separate entries with semicolons"
    )]
    [InlineData(
        "!tag:Project",
        "AG1003: The selection '!tag:Project' matches no operation of the document; did you mean '!tag:Projects'?"
    )]
    [InlineData(
        "!Path: /api/*/invites",
        "AG1002: The document has no operation 'Path: /api/*/invites'; did you mean '!path:/api/*/invites'?"
    )]
    [InlineData(
        "updateProjectInvitation as Foo, getProjectInvitation as Bar",
        "AG1002: The document has no operation 'updateProjectInvitation as Foo, getProjectInvitation'; separate entries with semicolons"
    )]
    [InlineData(
        "path:/zzz/{x},{y}",
        "AG1003: The selection 'path:/zzz/{x},{y}' matches no operation of the document; correct or remove the entry"
    )]
    [InlineData(
        "getProjectInvitation, tag:Projects",
        "AG1002: The document has no operation 'getProjectInvitation, tag:Projects'; separate entries with semicolons"
    )]
    [InlineData(
        "atlas.Projects.UpdatProjectInvitationAsync()",
        "AG1002: The document has no operation 'atlas.Projects.UpdatProjectInvitationAsync()'; did you mean 'updateProjectInvitation'?"
    )]
    [InlineData(
        "UpdatProjectInvitationAsync(groupId, request)",
        "AG1002: The document has no operation 'UpdatProjectInvitationAsync(groupId, request)'; did you mean 'updateProjectInvitation'?"
    )]
    [InlineData(
        "updateProjectInvitation,",
        "AG1002: The document has no operation 'updateProjectInvitation,'; did you mean 'updateProjectInvitation'?"
    )]
    [InlineData(
        "!updatProjectInvitation",
        "AG1002: The document has no operation 'updatProjectInvitation'; did you mean '!updateProjectInvitation'?"
    )]
    [InlineData(
        "Tags: Project",
        "AG1002: The document has no operation 'Tags: Project'; did you mean 'tag:Projects'?"
    )]
    [InlineData(
        "Tags: Nonsense",
        "AG1002: The document has no operation 'Tags: Nonsense'; select tags with 'tag:'"
    )]
    [InlineData(
        "Projects.GetProjectInvitationAsync(stop)",
        "AG1002: The document has no operation 'Projects.GetProjectInvitationAsync(stop)'; did you mean 'getProjectInvitation'?"
    )]
    [InlineData(
        "!projects",
        "AG1002: The document has no operation 'projects'; did you mean '!tag:Projects'?"
    )]
    [InlineData(
        "tag:!Nonsense",
        "AG1003: The selection 'tag:!Nonsense' matches no operation of the document; correct or remove the entry"
    )]
    public void A_slip_is_named(string entry, string expected) =>
        Assert.EndsWith(
            expected,
            Assert.Single(SpecProject.With(SpecTexts.Invites, entry).Run().Diagnostics),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("gtPointAsync", "(6,7)", "getPointAsync")]
    [InlineData("getPoint(all)", "(19,7)", "getPoint")]
    [InlineData("GETPOINT", "(19,7)", "getPoint")]
    [InlineData("gtPoint", "(19,7)", "getPoint")]
    [InlineData("lstOrganizationsAsync", "(13,7)", "listOrganizations")]
    [InlineData("List all pionts", "(9,7)", "List all points")]
    [InlineData("Lst points as table rows", "(16,7)", "List points as table rows")]
    [InlineData("tags:lst", "(22,7)", "tags:list")]
    [InlineData("Tags: Access / Trakking", "(3,1)", "tag:Access / Tracking")]
    [InlineData("Tags: Organizations", "(3,1)", "tag:Organizations")]
    [InlineData("PUT /POINTS", "(26,7)", "upper")]
    [InlineData("PUT /points", "(30,7)", "lower")]
    [InlineData("GET /point/{x},{y}", "(6,7)", "getPointAsync")]
    [InlineData("PATCH /POINTS", "(33,7)", "patchLower")]
    [InlineData("DelteTablePointsAsync()", "(36,7)", "deleteTablePoints")]
    [InlineData("Points.DelteTablePointsAsync()", "(36,7)", "deleteTablePoints")]
    public void Names_and_paths_that_look_like_slips_are_found(
        string operation,
        string place,
        string meant
    )
    {
        const string Document = """
            openapi: 3.0.3
            info: { title: Points, version: "1" }
            paths:
              /points/{x},{y}:
                get:
                  operationId: getPointAsync
                  responses: { "204": { description: None. } }
                post:
                  operationId: List all points
                  tags: [Organizations, getpoint, Access / Tracking]
                  responses: { "204": { description: None. } }
                delete:
                  operationId: listOrganizations
                  responses: { "204": { description: None. } }
                put:
                  operationId: List points as table rows
                  responses: { "204": { description: None. } }
                patch:
                  operationId: getPoint
                  responses: { "204": { description: None. } }
                head:
                  operationId: tags:list
                  responses: { "204": { description: None. } }
              /Points:
                put:
                  operationId: upper
                  responses: { "204": { description: None. } }
              /points:
                put:
                  operationId: lower
                  responses: { "204": { description: None. } }
                patch:
                  operationId: patchLower
                  responses: { "204": { description: None. } }
                get:
                  operationId: deleteTablePoints
                  responses: { "204": { description: None. } }
                delete:
                  operationId: deleteTablePointsById
                  responses: { "204": { description: None. } }
            """;
        Assert.Equal(
            [
                $"atlas.yaml{place}: error AG1002: The document has no operation '{operation}'; did you mean '{meant}'?",
            ],
            SpecProject.With(Document, operation).Run().Diagnostics
        );
    }
}
