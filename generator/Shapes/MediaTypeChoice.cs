using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>Orders the media types in which one body is offered; equal ones keep the order of the document.</summary>
internal static class MediaTypeChoice
{
    // Few schemas can refer to each other in very many ways, and many can form a long chain.
    private const int MostSchemas = 64;

    /// <summary>The order of two media types that are written in the same way: the lower one is chosen.</summary>
    /// <remarks>
    /// A schema that gives a type comes before one that allows anything. A list of changes (RFC 6902) says nothing of what is
    /// changed, so it comes after the types that do.
    /// </remarks>
    public static (bool, bool, bool, bool) Rank(string mediaType, OpenApiSchema? schema) =>
        (
            !IsTyped(schema),
            MediaTypes.IsRange(mediaType),
            MediaTypes.IsJsonPatch(mediaType),
            !MediaTypes.IsPlainJson(mediaType)
        );

    /// <summary>Whether a schema says more than that there is an object, a list, or anything.</summary>
    public static bool IsTyped(OpenApiSchema? schema) => IsTyped(schema, []);

    private static bool IsTyped(OpenApiSchema? schema, HashSet<OpenApiSchema> visited) =>
        schema is not null
        && visited.Count < MostSchemas
        && visited.Add(schema)
        && (
            schema.Type is not (null or "object" or "array")
            || schema is { Properties.Count: > 0 } or { Enum.Count: > 0 }
            || schema is { Type: "object", AdditionalPropertiesAllowed: false }
            || IsTyped(schema.Items, visited)
            || IsTyped(schema.AdditionalProperties, visited)
            || Parts(schema).Any(part => IsTyped(part, visited))
        );

    private static IEnumerable<OpenApiSchema?> Parts(OpenApiSchema schema) =>
        (schema.AllOf ?? []).Concat(schema.OneOf ?? []).Concat(schema.AnyOf ?? []);
}
