using AtlasGen.Generator.Spec.Reading;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>Tests that Readers creates the same model from the tree as from the text, for whole documents.</summary>
public class WholeDocumentTests
{
    [Theory]
    [InlineData("atlas-v1.json")]
    [InlineData("atlas-v2.yaml")]
    [InlineData("atlas-v2-2025-06.json")]
    public void The_models_are_equal(string document)
    {
        var text = SpecTexts.Corpus(document);
        Assert.Null(SpecReader.Parse(text, out var expected, out var expectedErrors));
        Assert.Null(
            SpecReader.Parse(
                WholeDocument.Write(new ShapedSpec(text).Index),
                out var actual,
                out var actualErrors
            )
        );
        // The client does not depend on the extensions and the external documentation of the document itself.
        expected.Extensions.Clear();
        expected.ExternalDocs = null;
        Assert.Equal(
            expectedErrors.Select(error => error.ToString()),
            actualErrors.Select(error => error.ToString())
        );
        Assert.Equal(
            WholeDocument.Serialize(expected).Split('\n'),
            WholeDocument.Serialize(actual).Split('\n')
        );
    }
}
