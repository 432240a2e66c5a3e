using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Reading;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Extensions;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Tests.Harness;

/// <summary>Writes all parts of a document, as if they were all selected.</summary>
internal static class WholeDocument
{
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
