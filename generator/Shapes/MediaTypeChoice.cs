using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>Orders the media types in which one body is offered; equal ones keep the order of the document.</summary>
internal static class MediaTypeChoice
{
    // A schema that says something says it at once, or a few schemas away.
    private const int DepthLimit = 16;

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
    public static bool IsTyped(OpenApiSchema? schema) => IsTyped(schema, depth: 0);

    private static bool IsTyped(OpenApiSchema? schema, int depth) =>
        schema is not null
        && depth < DepthLimit
        && (
            schema.Type is not (null or "object" or "array")
            || schema is { Properties.Count: > 0 } or { Enum.Count: > 0 }
            || schema is { Type: "object", AdditionalPropertiesAllowed: false }
            || IsTyped(schema.Items, depth + 1)
            || IsTyped(schema.AdditionalProperties, depth + 1)
            || Parts(schema).Any(part => IsTyped(part, depth + 1))
        );

    private static IEnumerable<OpenApiSchema?> Parts(OpenApiSchema schema) =>
        (schema.AllOf ?? []).Concat(schema.OneOf ?? []).Concat(schema.AnyOf ?? []);
}
