using AtlasGen.Generator.Spec;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>Finds the schema of a document's errors.</summary>
internal static class ErrorSchema
{
    /// <summary>The schema that all error responses have; <see langword="null"/> when there is none, or more than one.</summary>
    public static OpenApiSchema? Find(IEnumerable<SpecOperation> operations)
    {
        var schemas = operations
            .SelectMany(operation => operation.Operation.Responses ?? [])
            .Where(response => response is { Key: ['4' or '5', _, _], Value: not null })
            .SelectMany(response =>
                response.Value.Content ?? new Dictionary<string, OpenApiMediaType>()
            )
            .Where(content => MediaTypes.IsJson(content.Key))
            .Select(content => content.Value.Schema)
            .Where(schema =>
                schema?.Reference is not null
                && !schema.UnresolvedReference
                && TypeNames.IsRecord(schema)
            )
            .GroupBy(schema => schema!.Reference.Id, StringComparer.Ordinal)
            .Take(2)
            .ToList();
        return schemas.Count == 1 ? schemas[0].First() : null;
    }
}
