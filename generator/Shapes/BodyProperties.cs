using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>The properties that a body of members declares: a form, or the parts of an upload.</summary>
internal static class BodyProperties
{
    // Nobody composes a form deeper.
    private const int DepthLimit = 4;

    /// <summary>The properties of a schema, and of those that it is composed of.</summary>
    public static IEnumerable<(string Name, OpenApiSchema? Schema, bool IsRequired)> Of(
        OpenApiSchema? schema
    ) => Of(schema, depth: 0);

    private static IEnumerable<(string Name, OpenApiSchema? Schema, bool IsRequired)> Of(
        OpenApiSchema? schema,
        int depth
    ) =>
        schema is null || depth > DepthLimit
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
                        .SelectMany(part => Of(part, depth + 1))
                );
}
