using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

public class SelectionDiagnosticsTests
{
    [Fact]
    public void An_unknown_operation_is_reported_at_the_line_of_the_suggested_one()
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
    public void An_unknown_operation_without_a_similar_one_is_reported_where_the_operations_begin()
    {
        var run = SpecProject.With(SpecTexts.Invites, "pauseCluster").Run();
        var line = DocumentDiagnosticsTests.LineOf(SpecTexts.Invites, "paths:\n");
        Assert.Equal(
            [
                $"atlas.yaml({line},1): error AG1002: The document has no operation 'pauseCluster'; correct or remove the entry",
            ],
            run.Diagnostics
        );
    }

    [Fact]
    public void All_errors_of_the_project_file_are_reported_although_they_have_one_line()
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
                $"atlas.yaml({line},1): error AG1002: The document has no operation 'pauseCluster'; correct or remove the entry",
                $"atlas.yaml({line},1): error AG1002: The document has no operation 'resumeCluster'; correct or remove the entry",
                $"atlas.yaml({line},1): error AG1003: The selection '*Cluster*' matches no operation of the document; correct or remove the entry",
                $"atlas.yaml({line},1): error AG1003: The selection 'tag:Clusters' matches no operation of the document; correct or remove the entry",
            ],
            run.Diagnostics
        );
    }

    [Fact]
    public void An_empty_exclusion_does_not_exclude_operations_without_an_operationId()
    {
        var run = SpecProject.With(SpecTexts.OtherVendor, "!").Run().AssertCompiles();
        Assert.EndsWith(
            "error AG1002: The document has no operation ''; correct or remove the entry",
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
            $"error AG1003: The selection '{pattern}' matches no operation of the document; correct or remove the entry",
            Assert.Single(run.Diagnostics),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_empty_selection_is_reported_in_addition_to_other_errors()
    {
        var document = SpecTexts.Invites + "x-again: &again 1\nx-more: *again\n";
        Assert.Contains(
            SpecProject.With(document, "!*").Run().AssertCompiles().Diagnostics,
            diagnostic =>
                diagnostic.EndsWith(
                    "; every selected operation is also excluded. Correct or remove the exclusions.",
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [InlineData("updateProjectInvitation;!*")]
    [InlineData("!*")]
    public void An_exclusion_of_everything(string entries)
    {
        var run = SpecProject.With(SpecTexts.Invites, entries).Run().AssertCompiles();
        Assert.EndsWith(
            "error AG1003: The selection matches no operation of the document; every selected operation is also excluded. Correct or remove the exclusions.",
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
                "atlas.yaml(3,1): error AG1003: The selection matches no operation of the document; the document has no operations. Check how it was downloaded.",
            ],
            SpecProject.With(Document).Run().AssertCompiles().Diagnostics
        );
    }

    [Theory]
    [InlineData(100, "", false)]
    [InlineData(101, "", true)]
    [InlineData(101, "*", false)]
    [InlineData(101, "!getThing1", false)]
    public void Everything_of_a_large_document_is_reported(
        int count,
        string operations,
        bool isReported
    )
    {
        var paths = Enumerable
            .Range(1, count)
            .Select(i =>
                $"  /things/{i}: {{ get: {{ operationId: getThing{i}, responses: {{ \"204\": {{ description: Done. }} }} }} }}\n"
            );
        var run = SpecProject
            .With(
                $"openapi: 3.0.1\ninfo: {{ title: Large, version: \"1\" }}\npaths:\n{string.Concat(paths)}",
                operations
            )
            .Run()
            .AssertCompiles();
        Assert.Equal(
            isReported
                ?
                [
                    $"atlas.yaml(3,1): info AG1011: All 101 operations of the document are generated, which adds {run.Files.Count} files to every build. Select the operations that you call, for example with Operations=\"getThing1\" in this AtlasSpec item.",
                ]
                : [],
            run.Diagnostics
        );
    }
}
