using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Spec;

/// <summary>Tests emoji that are escaped as two surrogates, as ASCII writers do.</summary>
public class SurrogateEscapeTests
{
    [Theory]
    [InlineData("""a \ud83d\ude80 b""", "a 🚀 b")]
    [InlineData("""\uD83D\uDE80\uD83D\uDE80""", "🚀🚀")]
    [InlineData("""\\\ud83d\ude80""", """\🚀""")]
    [InlineData("""\ud83d""", "\uFFFD")]
    [InlineData("""\ude80\ud83d""", "\uFFFD\uFFFD")]
    [InlineData("""\ud83dx\ude80""", "\uFFFDx\uFFFD")]
    [InlineData("""\u00e9 \ud7ff \ue000""", "é \ud7ff \ue000")]
    [InlineData("""\U0001F680""", "🚀")]
    [InlineData("""\\ud83d\\ude80""", """\ud83d\ude80""")]
    public void They_become_characters(string text, string expected) =>
        Assert.Equal(expected, ScalarText.Decode($"\"{text}\"", 0, text.Length + 2));

    [Fact]
    public void A_document_of_ASCII_is_read_and_its_errors_have_their_positions()
    {
        var spec = """
            {"openapi":"3.0.1","info":{"title":"\ud83d\ude80","version":"1"},"paths":{"/things":{"get":{"operationId":"getThings","tags":["Things \ud83d\ude80"],
            "summary":"Gets \ud83d\ude80","responses":{"200":{"description":"OK","content":{"application/json":{"schema":{"type":"string","enum":["\ud83d\ude80"]}}}}},
            "description":"\ud83d\ude80","parameters":[{"name":"q","in":"query","schema":{"$ref":"#/components/schemas/Lost"}}]}}}}
            """;
        var run = SpecProject.With(spec).Run().AssertCompiles();
        var column = 1 + spec.Split('\n')[2].IndexOf("\"$ref\"", StringComparison.Ordinal);
        Assert.Equal(
            $"atlas.yaml(3,{column}): error AG2006: The reference '#/components/schemas/Lost' does not resolve to a component of this document; define its target in this document",
            Assert.Single(run.Diagnostics)
        );
        Assert.Contains("Gets 🚀", run.File("IThingsClient"), StringComparison.Ordinal);
    }
}
