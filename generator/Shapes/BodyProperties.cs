using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>The properties that a body of members declares: a form, or the parts of an upload.</summary>
internal static class BodyProperties
{
    // Few schemas can refer to each other in very many ways, and many can form a long chain.
    private const int MostSchemas = 64;

    /// <summary>The properties of a schema, and of those that it is composed of.</summary>
    public static IEnumerable<(string Name, OpenApiSchema? Schema, bool IsRequired)> Of(
        OpenApiSchema? schema
    ) => Of(schema, []);

    private static IEnumerable<(string Name, OpenApiSchema? Schema, bool IsRequired)> Of(
        OpenApiSchema? schema,
        HashSet<OpenApiSchema> visited
    ) =>
        schema is null || visited.Count >= MostSchemas || !visited.Add(schema)
            ? []
            : (schema.Properties ?? new Dictionary<string, OpenApiSchema>())
                .Select(property =>
                    (
                        property.Key,
                        (OpenApiSchema?)property.Value,
                        schema.Required?.Contains(property.Key) == true
                    )
                )
                .Concat(
                    (schema.AllOf ?? [])
                        .Concat(schema.OneOf ?? [])
                        .Concat(schema.AnyOf ?? [])
                        .SelectMany(part => Of(part, visited))
                );
}
