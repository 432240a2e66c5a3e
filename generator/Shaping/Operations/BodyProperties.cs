using AtlasGen.Generator.Shaping.Types;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Finds the properties of a form or of the parts of an upload.</summary>
internal static class BodyProperties
{
    /// <summary>Returns the properties of a schema, including those of the schemas that it composes.</summary>
    public static IEnumerable<(string Name, OpenApiSchema? Schema, bool IsRequired)> Of(
        OpenApiSchema? schema
    ) => Of(schema, new());

    /// <summary>Returns whether a property of a schema is binary data, such as a file, or a list of it.</summary>
    public static bool HasBinary(OpenApiSchema? schema) =>
        Of(schema).Any(property => IsBinary(property.Schema, new()));

    private static bool IsBinary(OpenApiSchema? schema, SchemaSearch search) =>
        schema is not null
        && search.Enters(schema)
        && (
            schema is { Type: "string", Format: "binary" }
            || IsBinary(schema.Items, search)
            || SchemaSearch.Parts(schema).Any(part => IsBinary(part, search))
        );

    private static IEnumerable<(string Name, OpenApiSchema? Schema, bool IsRequired)> Of(
        OpenApiSchema? schema,
        SchemaSearch search
    ) =>
        schema is null || !search.Enters(schema)
            ? []
            : (schema.Properties ?? new Dictionary<string, OpenApiSchema>())
                .Select(property =>
                    (
                        property.Key,
                        (OpenApiSchema?)property.Value,
                        schema.Required?.Contains(property.Key) == true
                    )
                )
                .Concat(SchemaSearch.Parts(schema).SelectMany(part => Of(part, search)));
}
