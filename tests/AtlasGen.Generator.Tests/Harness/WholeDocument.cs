using AtlasGen.Generator.Spec;
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
            index.Tree,
            [
                .. JsonFragment.SharedParts(index.Tree),
                .. index.Operations.Select(operation => operation.Node),
                .. index.Tree.Root.Child("components")?.Children.SelectMany(kind => kind.Children)
                    ?? [],
            ],
            new HashSet<int>(),
            new FragmentBudget(index.Tree, CancellationToken.None),
            CancellationToken.None
        );

    public static string Serialize(OpenApiDocument model) =>
        model.SerializeAsJson(OpenApiSpecVersion.OpenApi3_0);
}
