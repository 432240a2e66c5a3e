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
}
