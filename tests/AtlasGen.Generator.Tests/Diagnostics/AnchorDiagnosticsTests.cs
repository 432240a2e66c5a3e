using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests the build output for documents with anchors.</summary>
public class AnchorDiagnosticsTests
{
    [Fact]
    public void That_a_document_with_anchors_is_parsed_slowly_is_reported_as_information()
    {
        var spec = WithAnchor(SpecTexts.Invites);
        var run = SpecProject.With(spec).Run();
        Assert.Equal([SlowlyAt(spec)], run.Diagnostics);
        run.AssertCompiles();
        Assert.Equal(SpecProject.With(SpecTexts.Invites).Run().Files, run.Files);
    }

    [Fact]
    public void A_mistake_in_a_document_with_anchors_does_not_cost_the_client()
    {
        var spec = WithAnchor(
            SpecTexts.Invites.Replace(
                "          format: int32\n",
                "          maximum: many\n",
                StringComparison.Ordinal
            )
        );
        var run = SpecProject.With(spec).Run();
        Assert.Equal(
            [
                SlowlyAt(spec),
                $"atlas.yaml({DocumentDiagnosticsTests.LineOf(spec, "maximum: many")},11): error AG2007: This part of the document cannot be read as OpenAPI: 'many' is not a valid number",
            ],
            run.Diagnostics.Order(StringComparer.Ordinal)
        );
        run.AssertCompiles();
        Assert.Contains("Acme.Atlas.GroupInvitation.g.cs", run.Files.Keys);
    }

    private static string WithAnchor(string spec) =>
        spec.Replace("    Link:\n", "    Link: &link\n", StringComparison.Ordinal);

    private static string SlowlyAt(string spec) =>
        $"atlas.yaml({DocumentDiagnosticsTests.LineOf(spec, "Link: &link")},11): info AG2008: The document is parsed slowly in every build, because an anchor, a tag, or another indicator appears here. Replace this construct to make builds faster.";
}
