using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Indexing;
using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Reading;
using AtlasGen.Generator.Spec.Text;
using Microsoft.CodeAnalysis.Text;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Extensions;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Tests.Harness;

/// <summary>Indexes documents, and writes all their parts, as if they were all selected.</summary>
internal static class WholeDocument
{
    public const string Head = "openapi: 3.0.1\ninfo: { title: a, version: 1.10 }\n";

    public static SpecIndex Index(string text)
    {
        var file = new SpecFile(
            "atlas.yaml",
            new("atlas.yaml", SourceText.From(text)),
            ShapedSpec.Options
        );
        var (index, found) = SpecIndexer.Index(file, [], CancellationToken.None);
        Assert.Empty(found);
        return index!;
    }

    /// <summary>Returns the JSON of all components of a document.</summary>
    public static string Write(string text) => Write(Index(text));

    public static string Write(SpecIndex index) =>
        JsonFragment.Write(
            index,
            [
                .. JsonFragment
                    .SharedParts(index)
                    .Concat(index.Operations.Select(operation => operation.Part))
                    .Concat(index.Components)
                    .Distinct(),
            ],
            new HashSet<(int, Place)>(),
            new FragmentBudget(index.Tree, CancellationToken.None),
            CancellationToken.None
        );

    public static string Serialize(OpenApiDocument model) =>
        model.SerializeAsJson(OpenApiSpecVersion.OpenApi3_0);
}
