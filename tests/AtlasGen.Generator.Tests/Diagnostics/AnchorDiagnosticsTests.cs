using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests the build output for documents with anchors, and for those that are parsed slowly.</summary>
public class AnchorDiagnosticsTests
{
    [Fact]
    public void A_document_with_anchors_is_read_like_any_other() =>
        Assert.Equal(
            SpecProject.With(SpecTexts.Invites).Run().Files,
            SpecProject.With(WithAnchor(SpecTexts.Invites)).Run().AssertClean().Files
        );

    [Fact]
    public void That_a_document_is_parsed_slowly_is_reported_as_information()
    {
        var spec = SpecTexts.Invites.Replace(
            "    Link:\n",
            "    Link:\n      x-pair: [a: b]\n",
            StringComparison.Ordinal
        );
        var run = SpecProject.With(spec).Run();
        Assert.Equal(
            [
                $"atlas.yaml({DocumentDiagnosticsTests.LineOf(spec, "x-pair")},17): info AG2008: The document is parsed slowly in every build, because an entry is not followed by a comma or a closing bracket. Replace this construct to make builds faster.",
            ],
            run.Diagnostics
        );
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
                $"atlas.yaml({DocumentDiagnosticsTests.LineOf(spec, "maximum: many")},11): error AG2007: This part of the document cannot be read as OpenAPI: 'many' is not a valid number",
            ],
            run.Diagnostics
        );
        run.AssertCompiles();
        Assert.Contains("Acme.Atlas.GroupInvitation.g.cs", run.Files.Keys);
    }

    private static string WithAnchor(string spec) =>
        spec.Replace("    Link:\n", "    Link: &link\n", StringComparison.Ordinal);
}
