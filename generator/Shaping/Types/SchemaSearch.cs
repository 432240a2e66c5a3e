using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>Bounds a search through the parts of a schema: few schemas can refer to each other in very many ways, and many can form a long chain.</summary>
internal sealed class SchemaSearch
{
    private const int MostSchemas = 64;

    private readonly HashSet<OpenApiSchema> _visited = [];

    /// <summary>Whether the search looks into a schema: one that it has not seen, and no more than 64.</summary>
    public bool Enters(OpenApiSchema schema) =>
        _visited.Count < MostSchemas && _visited.Add(schema);

    /// <summary>The schemas that a schema is composed of.</summary>
    public static IEnumerable<OpenApiSchema?> Parts(OpenApiSchema schema) =>
        (schema.AllOf ?? []).Concat(schema.OneOf ?? []).Concat(schema.AnyOf ?? []);
}
