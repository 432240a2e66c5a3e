using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Incremental;

public class RunReasonsTests
{
    [Fact]
    public void An_edit_of_a_csharp_file_runs_no_step()
    {
        var session = SpecProject.With(SpecTexts.Invites).Start();
        Assert.NotEmpty(session.Run().Rendered);
        session.EditSource("internal static class Unrelated { }");
        var second = session.Run();
        second.AssertNothingRanAgain();
        Assert.Empty(second.Rendered);
    }

    [Fact]
    public void An_edit_of_one_schema_emits_the_file_of_its_type_alone()
    {
        var session = SpecProject.With(SpecTexts.Invites).Start();
        session.Run();
        session.EditSpec(spec =>
            spec.Replace("\n        rel:\n", "\n        relation:\n", StringComparison.Ordinal)
        );
        var second = session.Run();
        Assert.Equal(["Acme.Atlas.Link.g.cs"], second.Rendered);
        Assert.Contains(
            "public string? Relation { get =>",
            second.File("Link"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_edit_of_one_description_emits_the_file_of_its_type_alone()
    {
        var session = SpecProject.With(SpecTexts.Invites).Start();
        session.Run();
        session.EditSpec(spec =>
            spec.Replace(
                "A related resource (RFC 8288).",
                "Something related.",
                StringComparison.Ordinal
            )
        );
        Assert.Equal(["Acme.Atlas.Link.g.cs"], session.Run().Rendered);
    }

    [Fact]
    public void An_edit_of_a_part_that_was_not_selected_emits_nothing()
    {
        var session = SpecProject.With(SpecTexts.Invites, "deleteProjectInvitation").Start();
        session.Run();
        session.EditSpec(spec =>
            spec.Replace("The project of one", "x", StringComparison.Ordinal) + "\n# a comment\n"
        );
        Assert.Empty(session.Run().Rendered);
        session.EditSpec(spec =>
            spec.Replace(
                "An invitation to a project that nobody",
                "An invitation that nobody",
                StringComparison.Ordinal
            )
        );
        Assert.Empty(session.Run().Rendered);
    }

    [Fact]
    public void A_diagnostic_that_moves_emits_nothing()
    {
        var session = SpecProject
            .With(SpecTexts.Invites, "updateProjectInvitatoin;tag:Projects")
            .Start();
        var before = Assert.Single(session.Run().Diagnostics);
        session.EditSpec(spec => "# a line more\n" + spec);
        var second = session.Run();
        Assert.NotEqual(before, Assert.Single(second.Diagnostics));
        Assert.Empty(second.Rendered);
    }

    [Fact]
    public void A_new_operation_is_a_new_method()
    {
        var session = SpecProject.With(SpecTexts.Invites).Start();
        session.Run();
        session.EditSpec(spec =>
            spec.Replace(
                "components:\n",
                """
                  /api/atlas/v1.0/groups/{groupId}/invites/count:
                    get:
                      tags: [Projects]
                      operationId: countProjectInvitations
                      parameters:
                        - $ref: '#/components/parameters/groupId'
                      responses:
                        "200":
                          description: How many.
                          content:
                            application/json:
                              schema: { type: integer }
                components:

                """,
                StringComparison.Ordinal
            )
        );
        var second = session.Run();
        second.AssertClean();
        Assert.Equal(
            [
                "Acme.Atlas.AtlasOperations.g.cs",
                "Acme.Atlas.IProjectsClient.g.cs",
                "Acme.Atlas.ProjectsClient.g.cs",
            ],
            second.Rendered
        );
        Assert.Contains(
            "Task<long> CountProjectInvitationsAsync(",
            second.File("IProjectsClient"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_project_without_specs_gets_nothing()
    {
        var run = new SpecProject().AddSource("class C { }").Run();
        Assert.Empty(run.Files);
        Assert.Empty(run.Diagnostics);
    }
}
