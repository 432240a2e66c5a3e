using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>Finds the schemas of a document's errors.</summary>
internal static class ErrorSchema
{
    /// <summary>
    /// Returns the component that more than half of the error responses use; <see langword="null"/> if there is none.
    /// </summary>
    public static SpecNode? Find(SpecIndex index)
    {
        var uses = index
            .Operations.SelectMany(operation => operation.Node.Child("responses")?.Children ?? [])
            .Where(response => StatusCodes.IsError(response.Key))
            .Select(index.Resolve)
            .OfType<SpecNode>()
            // Most responses refer to the same few components.
            .GroupBy(response => response)
            .SelectMany(same =>
                Schemas(same.Key).Select(node => (Schema: node, Count: same.Count()))
            )
            .ToList();
        var most = uses.GroupBy(use =>
                use.Schema.Reference is null ? null : index.Resolve(use.Schema)
            )
            .FirstOrDefault(same => 2 * same.Sum(use => use.Count) > uses.Sum(use => use.Count))
            ?.Key;
        return
            most is { } schema
            && new SchemaClassifier(index).KindOf(schema, SchemaKeywords.Of(schema))
                is SchemaKind.Record
            ? schema
            : null;
    }

    private static IEnumerable<SpecNode> Schemas(SpecNode response) =>
        (response.Child("content")?.Children ?? [])
            .Where(content => MediaTypes.IsJson(content.Key))
            .Select(content => content.Child("schema"))
            .OfType<SpecNode>();
}
