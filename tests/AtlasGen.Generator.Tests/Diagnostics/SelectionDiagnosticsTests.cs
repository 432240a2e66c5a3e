using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

public class SelectionDiagnosticsTests
{
    [Fact]
    public void An_unknown_operation_is_told_at_the_line_of_the_one_that_was_meant()
    {
        var run = SpecProject.With(SpecTexts.Invites, "updateProjectInvitatoin").Run();
        var line = DocumentDiagnosticsTests.LineOf(
            SpecTexts.Invites,
            "operationId: updateProjectInvitation\n"
        );
        Assert.Equal(
            [
                $"atlas.yaml({line},7): error AG1002: The document has no operation 'updateProjectInvitatoin'; did you mean 'updateProjectInvitation'?",
            ],
            run.Diagnostics
        );
        run.AssertCompiles();
    }

    [Fact]
    public void An_unknown_operation_like_no_other_is_told_where_the_operations_begin()
    {
        var run = SpecProject.With(SpecTexts.Invites, "pauseCluster").Run();
        var line = DocumentDiagnosticsTests.LineOf(SpecTexts.Invites, "paths:\n");
        Assert.Equal(
            [$"atlas.yaml({line},1): error AG1002: The document has no operation 'pauseCluster'"],
            run.Diagnostics
        );
    }

    [Fact]
    public void All_mistakes_of_the_project_file_are_told_though_they_have_one_line()
    {
        var run = SpecProject
            .With(
                SpecTexts.Invites,
                "pauseCluster;resumeCluster;pauseCluster;*Cluster*;tag:Clusters"
            )
            .Run();
        var line = DocumentDiagnosticsTests.LineOf(SpecTexts.Invites, "paths:\n");
        Assert.Equal(
            [
                $"atlas.yaml({line},1): error AG1002: The document has no operation 'pauseCluster'",
                $"atlas.yaml({line},1): error AG1002: The document has no operation 'resumeCluster'",
                $"atlas.yaml({line},1): error AG1003: The selection '*Cluster*' matches no operation of the document",
                $"atlas.yaml({line},1): error AG1003: The selection 'tag:Clusters' matches no operation of the document",
            ],
            run.Diagnostics
        );
    }

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

    [Fact]
    public void An_exclusion_of_nothing_is_no_exclusion_of_what_has_no_operationId()
    {
        var run = SpecProject.With(SpecTexts.OtherVendor, "!").Run().AssertCompiles();
        Assert.EndsWith(
            "error AG1002: The document has no operation ''",
            Assert.Single(run.Diagnostics),
            StringComparison.Ordinal
        );
        Assert.Contains(" GetThingsIdAsync(", run.File("IDefaultClient"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*Cluster*")]
    [InlineData("tag:Clusters")]
    [InlineData("path:/api/atlas/v2/*")]
    public void A_pattern_that_matches_nothing(string pattern)
    {
        var run = SpecProject.With(SpecTexts.Invites, pattern).Run();
        Assert.EndsWith(
            $"error AG1003: The selection '{pattern}' matches no operation of the document",
            Assert.Single(run.Diagnostics),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "UpdateProjectInvitationAsync",
        "AG1002: The document has no operation 'UpdateProjectInvitationAsync'; did you mean 'updateProjectInvitation'?"
    )]
    [InlineData(
        "updateProjectInvitation,listProjectInvitations",
        "AG1002: The document has no operation 'updateProjectInvitation,listProjectInvitations'; entries are separated by semicolons"
    )]
    [InlineData(
        "updateProjectInvitation listProjectInvitations",
        "AG1002: The document has no operation 'updateProjectInvitation listProjectInvitations'; entries are separated by semicolons"
    )]
    [InlineData(
        "updateProjectInvitation As Invite",
        "AG1002: The document has no operation 'updateProjectInvitation As Invite'; did you mean 'updateProjectInvitation as Invite'?"
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
        "updateProjectInvitation => Invite",
        "AG1002: The document has no operation 'updateProjectInvitation => Invite'; did you mean 'updateProjectInvitation as Invite'?"
    )]
    [InlineData(
        "updateProjectInvitation as Two Names",
        "AG1002: The document has no operation 'updateProjectInvitation as Two Names'; the new name after 'as' must be one word"
    )]
    [InlineData(
        "updateProjectInvitation as",
        "AG1002: The document has no operation 'updateProjectInvitation as'; the new name after 'as' must be one word"
    )]
    [InlineData(
        "tag:Projects,tag:Invitations",
        "AG1003: The selection 'tag:Projects,tag:Invitations' matches no operation of the document; entries are separated by semicolons"
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
        "!updateProjectInvitation => Invite",
        "AG1002: The document has no operation 'updateProjectInvitation => Invite'; what is excluded has no new name"
    )]
    [InlineData(
        "updateProjectInvitation as Foo, getProjectInvitation as Bar",
        "AG1002: The document has no operation 'updateProjectInvitation as Foo, getProjectInvitation'; entries are separated by semicolons"
    )]
    [InlineData(
        "GET /api/x, PATCH /api/y",
        "AG1002: The document has no operation 'GET /api/x, PATCH /api/y'; entries are separated by semicolons"
    )]
    [InlineData(
        "path:/api/x, path:/api/y",
        "AG1003: The selection 'path:/api/x, path:/api/y' matches no operation of the document; entries are separated by semicolons"
    )]
    [InlineData(
        "path:/zzz/{x},{y}",
        "AG1003: The selection 'path:/zzz/{x},{y}' matches no operation of the document"
    )]
    [InlineData(
        "getProjectInvitation, tag:Projects",
        "AG1002: The document has no operation 'getProjectInvitation, tag:Projects'; entries are separated by semicolons"
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
        "Something different.",
        "AG1002: The document has no operation 'Something different.'; entries are separated by semicolons"
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
        "AG1002: The document has no operation 'Tags: Nonsense'; tags are selected with 'tag:'"
    )]
    [InlineData(
        "Tags: !Projects",
        "AG1002: The document has no operation 'Tags: !Projects'; did you mean '!tag:Projects'?"
    )]
    [InlineData(
        "Path: PATCH /api/atlas/v1.0/groups/{groupId}/invites",
        "AG1002: The document has no operation 'Path: PATCH /api/atlas/v1.0/groups/{groupId}/invites'; did you mean 'updateProjectInvitation'?"
    )]
    [InlineData(
        "!Path: PUT /api/atlas/v1.0/groups/{groupId}/invites",
        "AG1002: The document has no operation 'Path: PUT /api/atlas/v1.0/groups/{groupId}/invites'; did you mean '!path:/api/atlas/v1.0/groups/{groupId}/invites'?"
    )]
    [InlineData(
        "Path: GET /api/*/invites",
        "AG1002: The document has no operation 'Path: GET /api/*/invites'; did you mean 'path:/api/*/invites'?"
    )]
    [InlineData(
        "!Path: PATCH /api/atlas/v1.0/groups/{id}/invits",
        "AG1002: The document has no operation 'Path: PATCH /api/atlas/v1.0/groups/{id}/invits'; did you mean '!updateProjectInvitation'?"
    )]
    [InlineData(
        "Projects.GetProjectInvitationAsync(stop)",
        "AG1002: The document has no operation 'Projects.GetProjectInvitationAsync(stop)'; did you mean 'getProjectInvitation'?"
    )]
    [InlineData(
        "!projects",
        "AG1002: The document has no operation 'projects'; did you mean '!tag:Projects'?"
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
    [InlineData("GET /point/{x},{y}", "(6,7)", "getPointAsync")]
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
            """;
        Assert.Equal(
            [
                $"atlas.yaml{place}: error AG1002: The document has no operation '{operation}'; did you mean '{meant}'?",
            ],
            SpecProject.With(Document, operation).Run().Diagnostics
        );
    }

    [Fact]
    public void That_nothing_is_left_is_told_beside_other_findings()
    {
        var document = SpecTexts.Invites + "x-again: &again 1\nx-more: *again\n";
        Assert.Contains(
            SpecProject.With(document, "!*").Run().AssertCompiles().Diagnostics,
            diagnostic =>
                diagnostic.EndsWith("; all that is named is excluded", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("updateProjectInvitation;!*")]
    [InlineData("!*")]
    public void An_exclusion_of_everything(string entries)
    {
        var run = SpecProject.With(SpecTexts.Invites, entries).Run().AssertCompiles();
        Assert.EndsWith(
            "error AG1003: The selection matches no operation of the document; all that is named is excluded",
            Assert.Single(run.Diagnostics),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_document_without_operations()
    {
        const string Document = """
            openapi: 3.0.3
            info: { title: Nothing, version: "1" }
            paths: {}
            """;
        Assert.Equal(
            [
                "atlas.yaml(3,1): error AG1003: The selection matches no operation of the document; it has none",
            ],
            SpecProject.With(Document).Run().AssertCompiles().Diagnostics
        );
    }
}
