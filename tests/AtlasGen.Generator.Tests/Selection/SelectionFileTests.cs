using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Selection;

public class SelectionFileTests
{
    [Theory]
    [InlineData("updateProjectInvitation", "UpdateProjectInvitation")]
    [InlineData(
        "# all\r\n\r\n  updateProjectInvitation # the main one\r\n\tgetProjectInvitation\r\n",
        "GetProjectInvitation, UpdateProjectInvitation"
    )]
    [InlineData("update*\n!*ById", "UpdateProjectInvitation")]
    [InlineData("updateProjectInvitation as ChangeRoles", "ChangeRoles")]
    [InlineData("updateProjectInvitation\tas  ChangeRoles # so\n", "ChangeRoles")]
    [InlineData(
        "update*\nupdateProjectInvitation as ChangeRoles\n",
        "ChangeRoles, UpdateProjectInvitationById"
    )]
    [InlineData(
        "updateProjectInvitation as updateProjectInvitationById\nupdateProjectInvitationById as updateProjectInvitation\n",
        "UpdateProjectInvitation, UpdateProjectInvitationById"
    )]
    [InlineData("updateProjectInvitation\nupdateProjectInvitation\n", "UpdateProjectInvitation")]
    public void Selects(string file, string expected)
    {
        var run = Run(file).AssertClean();
        Assert.Equal(expected, Methods(run));
    }

    [Fact]
    public void Adds_to_what_the_project_file_says()
    {
        var run = Project("getProjectInvitation", "deleteProjectInvitation").Run().AssertClean();
        Assert.Equal("DeleteProjectInvitation, GetProjectInvitation", Methods(run));
    }

    [Fact]
    public void Renames_in_the_project_file_too()
    {
        var run = SpecProject
            .With(SpecTexts.Invites, "updateProjectInvitation as ChangeRoles")
            .Run()
            .AssertClean();
        Assert.Equal("ChangeRoles", Methods(run));
        // Errors and traces still use the name in the API.
        Assert.Contains(
            "\"updateProjectInvitation\"",
            run.File("ProjectsClient"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "# one\n  updateProjectInvitatoin # two\n",
        "(2,3): error AG1002: The document has no operation 'updateProjectInvitatoin'; did you mean 'updateProjectInvitation'?"
    )]
    [InlineData(
        "getProjectInvitation;updateProjectInvitation\n",
        "(1,1): error AG1002: The document has no operation 'getProjectInvitation;updateProjectInvitation'; write each entry on its own line"
    )]
    [InlineData(
        "updateProjectInvitation\n# nothing\n!update*\n",
        "(3,1): error AG1003: The selection matches no operation of the document; every selected operation is also excluded. Correct or remove the exclusions."
    )]
    [InlineData(
        "/api/atlas/v1.0/groups/{groupId}/invite",
        "(1,1): error AG1002: The document has no operation '/api/atlas/v1.0/groups/{groupId}/invite'; did you mean 'listProjectInvitations'?"
    )]
    [InlineData(
        "PATCH /api/atlas/v1.0/groups/{groupId}/invites",
        "(1,1): error AG1002: The document has no operation 'PATCH /api/atlas/v1.0/groups/{groupId}/invites'; did you mean 'updateProjectInvitation'?"
    )]
    [InlineData(
        "updateInvite",
        "(1,1): error AG1002: The document has no operation 'updateInvite'; did you mean 'updateProjectInvitation'?"
    )]
    [InlineData(
        "tag:Project",
        "(1,1): error AG1003: The selection 'tag:Project' matches no operation of the document; did you mean 'tag:Projects'?"
    )]
    [InlineData(
        "!path:/api/atlas/v1.0/groups/{id}/invites",
        "(1,1): error AG1003: The selection '!path:/api/atlas/v1.0/groups/{id}/invites' matches no operation of the document; did you mean '!path:/api/atlas/v1.0/groups/{groupId}/invites'?"
    )]
    [InlineData(
        "update* as X",
        "(1,1): error AG1008: 'update*' cannot be renamed to 'X': specify one operation by its operationId"
    )]
    [InlineData(
        "updateProjectInvitation as 2x",
        "(1,1): error AG1008: 'updateProjectInvitation' cannot be renamed to '2x': the new name is not a valid C# identifier. Use a different name."
    )]
    [InlineData(
        "updateProjectInvitation as XAsync",
        "(1,1): error AG1008: 'updateProjectInvitation' cannot be renamed to 'XAsync': omit 'Async', which is added to every method name"
    )]
    [InlineData(
        "updateProjectInvitation as GetProjectInvitation",
        "(1,1): error AG1008: 'updateProjectInvitation' cannot be renamed to 'GetProjectInvitation': the operation 'getProjectInvitation' already has this name. Use a different name."
    )]
    [InlineData(
        "updateProjectInvitation as X\nupdateProjectInvitation as Y",
        "(2,1): error AG1008: 'updateProjectInvitation' cannot be renamed to 'Y': it is already renamed to 'X'. Remove one of the two entries."
    )]
    [InlineData(
        "# nothing yet\n",
        "(1,1): error AG1003: The selection 'atlas.operations' matches no operation of the document; the file has no entries. Add the operations that you call, or '*' for all."
    )]
    public void An_error_is_reported_at_its_line(string file, string expected)
    {
        var run = Run(file);
        Assert.Equal(["atlas.operations" + expected], run.Diagnostics);
        run.AssertCompiles();
    }

    [Fact]
    public void An_operationId_with_a_colon_can_be_renamed()
    {
        var run = SpecProject.With(SpecTexts.OtherVendor, "users:list as ListUsers").Run();
        Assert.Contains(
            "Task ListUsersAsync(",
            run.AssertClean().File("IDefaultClient"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_operationId_that_several_operations_have_is_not_renamed()
    {
        var spec = SpecTexts.OtherVendor.Replace(
            "actions/list-artifacts",
            "users:list",
            StringComparison.Ordinal
        );
        var run = SpecProject.With(spec, "users:list as ListUsers").Run().AssertCompiles();
        Assert.Equal(
            [
                "atlas.yaml(5,5): error AG1008: 'users:list' cannot be renamed to 'ListUsers': several operations in the document have this operationId. Remove the rename.",
                "atlas.yaml(9,7): warning AG2005: The document contains an error in a part the client uses: duplicate operationId 'users:list', which GET /artifacts also has",
            ],
            run.Diagnostics
        );
        Assert.DoesNotContain("ListUsers", run.File("IDefaultClient"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_names_nothing_does_not_select_everything()
    {
        Assert.DoesNotContain("Acme.Atlas.ProjectsClient.g.cs", Run("# nothing yet\n").Files.Keys);
        Assert.Equal("GetProjectInvitation", Methods(Project("getProjectInvitation", "").Run()));
    }

    [Fact]
    public void A_file_that_is_not_there()
    {
        var run = Project("", null).Run();
        Assert.Equal(
            [
                "atlas.yaml(1,1): error AG1007: The file 'atlas.operations' in OperationsFile of this AtlasSpec item does not exist or cannot be read. Correct the path.",
            ],
            run.Diagnostics
        );
        run.AssertCompiles();
    }

    [Fact]
    public void An_edit_of_the_file_changes_the_client_and_its_types_stay()
    {
        var session = Project("", "updateProjectInvitation\n").Start();
        session.Run();
        session.Edit(1, file => file + "listProjectInvitations\n");
        var second = session.Run();
        Assert.Equal(
            [
                "Acme.Atlas.AtlasOperations.g.cs",
                "Acme.Atlas.AtlasRules.g.cs",
                "Acme.Atlas.IProjectsClient.g.cs",
                "Acme.Atlas.ListProjectInvitationsQuery.g.cs",
                "Acme.Atlas.ProjectsClient.g.cs",
            ],
            second.Rendered
        );
        session.Edit(1, file => "# a comment\n" + file);
        Assert.Empty(session.Run().Rendered);
    }

    [Fact]
    public void A_deprecated_operation_is_reported_where_it_is_selected_and_where_it_is_used()
    {
        var spec = Deprecated("");
        var project = new SpecProject()
            .AddSpec(spec, metadata: ("OperationsFile", "atlas.operations"))
            .AddSelection("getProjectInvitation\nupdateProjectInvitation\n");
        var run = project.Run();
        Assert.Equal(
            [
                "atlas.operations(2,1): info AG4002: The operation 'updateProjectInvitation' is deprecated; its sunset date is 2027-07-01",
            ],
            run.Diagnostics
        );
        run.AssertCompiles();
        var used = project
            .AddSource(
                "class C { object M(Acme.Atlas.IProjectsClient c) => c.UpdateProjectInvitationAsync(\"1\", new()); }"
            )
            .Run();
        var warning = Assert.Single(used.Warnings);
        Assert.Equal("AG4001", warning.Id);
        Assert.Equal(
            "'IProjectsClient.UpdateProjectInvitationAsync(string, GroupInvitationRequest, bool?, bool?, AtlasRequestOptions?, CancellationToken)' is obsolete: 'This operation is deprecated; its sunset date is 2027-07-01. To keep this diagnostic a warning under TreatWarningsAsErrors, add AG4001 to WarningsNotAsErrors.'",
            warning.GetMessage(System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.EndsWith(
            "/docs/diagnostics/AG4001.md",
            warning.Descriptor.HelpLinkUri,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_sunset_that_is_not_a_date_is_omitted()
    {
        var run = SpecProject.With(Deprecated("x"), "updateProjectInvitation").Run();
        Assert.EndsWith(
            "info AG4002: The operation 'updateProjectInvitation' is deprecated",
            Assert.Single(run.Diagnostics),
            StringComparison.Ordinal
        );
    }

    private static string Deprecated(string suffix) =>
        SpecTexts
            .Invites.Replace(
                "      operationId: updateProjectInvitation\n",
                "      operationId: updateProjectInvitation\n      deprecated: true\n",
                StringComparison.Ordinal
            )
            .Replace(
                "      operationId: updateProjectInvitation\n",
                $"      operationId: updateProjectInvitation\n      x-sunset: 2027-07-01{suffix}\n",
                StringComparison.Ordinal
            );

    private static GeneratorRun Run(string file) => Project("", file).Run();

    private static SpecProject Project(string operations, string? file) =>
        new SpecProject()
            .AddSpec(
                // As in the Atlas v2 documents.
                SpecTexts.Invites.Replace(
                    "      operationId: updateProjectInvitation\n",
                    "      operationId: updateProjectInvitation\n      x-xgen-operation-id-override: updateInvite\n",
                    StringComparison.Ordinal
                ),
                operations,
                metadata: ("OperationsFile", "atlas.operations")
            )
            .AddSelection(file);

    private static string Methods(GeneratorRun run) =>
        string.Join(
            ", ",
            run.Load()
                .GetType("Acme.Atlas.IProjectsClient")!
                .GetMethods()
                .Select(method => method.Name.Replace("Async", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
}
