using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>Tests that OpenAPI 3.1 changes nothing in documents that do not use its features.</summary>
public class NewerVersionTests
{
    [Theory]
    [InlineData("atlas-v1.json", "\"openapi\":")]
    [InlineData("atlas-v2.yaml", "openapi: ")]
    public void A_document_of_Atlas_is_the_same_in_OpenAPI_3_1(string document, string version)
    {
        var spec = SpecTexts.Corpus(document);
        var start = spec.IndexOf(
            "3.0.",
            spec.IndexOf(version, StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        var newer = $"{spec[..start]}3.1.{spec[(start + 4)..]}";
        var (old, lowered) = (new ShapedSpec(spec), new ShapedSpec(newer));
        var (expected, actual) = (
            old.FromFragment(old.Index.Operations),
            lowered.FromFragment(lowered.Index.Operations)
        );
        Assert.True(expected.Sources.SequenceEqual(actual.Sources));
        Assert.Equal(expected.Diagnostics, actual.Diagnostics);
    }
}
