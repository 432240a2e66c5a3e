using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>
/// Limits a search through the parts of a schema. A few schemas can refer to each other along very many paths, and many
/// schemas can form a long chain.
/// </summary>
internal sealed class SchemaSearch
{
    private const int MostSchemas = 64;

    private readonly HashSet<OpenApiSchema> _visited = [];

    /// <summary>
    /// Returns whether the search enters a schema. It enters each schema once, and at most 64 schemas.
    /// </summary>
    public bool Enters(OpenApiSchema schema) =>
        _visited.Count < MostSchemas && _visited.Add(schema);

    /// <summary>Returns the schemas that a schema composes.</summary>
    public static IEnumerable<OpenApiSchema?> Parts(OpenApiSchema schema) =>
        (schema.AllOf ?? []).Concat(schema.OneOf ?? []).Concat(schema.AnyOf ?? []);
}
