using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Types;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Orders the media types in which one body is offered; equal ones keep the order of the document.</summary>
internal static class MediaTypeChoice
{
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
    public static bool IsTyped(OpenApiSchema? schema) => IsTyped(schema, new SchemaSearch());

    private static bool IsTyped(OpenApiSchema? schema, SchemaSearch search) =>
        schema is not null
        && search.Enters(schema)
        && (
            schema.Type is not (null or "object" or "array")
            || schema is { Properties.Count: > 0 } or { Enum.Count: > 0 }
            || schema is { Type: "object", AdditionalPropertiesAllowed: false }
            || IsTyped(schema.Items, search)
            || IsTyped(schema.AdditionalProperties, search)
            || SchemaSearch.Parts(schema).Any(part => IsTyped(part, search))
        );
}
