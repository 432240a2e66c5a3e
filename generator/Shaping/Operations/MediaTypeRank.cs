using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Types;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Ranks the media types that a body is offered in. Equal ranks keep the order of the document.</summary>
internal static class MediaTypeRank
{
    /// <summary>
    /// Returns the rank of a media type among those with the same serialization. The lowest rank is chosen.
    /// </summary>
    /// <remarks>
    /// A schema with a type comes before a schema that allows anything. A JSON Patch (RFC 6902) does not describe the
    /// changed resource, so it comes after the types that do.
    /// </remarks>
    public static (bool, bool, bool, bool) Rank(string mediaType, OpenApiSchema? schema) =>
        (
            !IsTyped(schema),
            MediaTypes.IsRange(mediaType),
            MediaTypes.IsJsonPatch(mediaType),
            !MediaTypes.IsPlainJson(mediaType)
        );

    /// <summary>Returns whether a schema describes more than any object, any list, or any value.</summary>
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
