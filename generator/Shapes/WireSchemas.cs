using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>Tells which schemas can be written without JSON: in a path, a query, a header or a form.</summary>
/// <remarks>It is asked before a schema gets a type, so that what cannot be sent generates none.</remarks>
internal static class WireSchemas
{
    private const int DepthLimit = 16;

    /// <summary>Whether its values are single ones: a text, a number, a boolean.</summary>
    public static bool IsScalar(OpenApiSchema? schema) => IsScalar(schema, 0);

    /// <summary>Whether its values are lists of single ones.</summary>
    public static bool IsList(OpenApiSchema? schema) =>
        schema is { Type: "array" } && IsScalar(schema.Items);

    /// <summary>Whether its values are objects whose members are single values, or lists of such where these are allowed.</summary>
    public static bool IsFlat(OpenApiSchema? schema, bool withLists) =>
        schema is { Type: "object" or null, OneOf.Count: 0, AnyOf.Count: 0, AllOf.Count: 0 }
        && (schema.Properties.Count > 0 || schema.AdditionalProperties is not null)
        && schema
            .Properties.Values.Append(schema.AdditionalProperties)
            .All(member => member is null || IsScalar(member) || (withLists && IsList(member)));

    /// <summary>Whether its values have no type of their own in C# and are taken as text: nobody knows more of them.</summary>
    public static bool IsText(OpenApiSchema schema) =>
        IsScalar(schema)
        && (
            schema is { Type: "string", Format: "byte" or "binary" }
            || (schema.Type is null && schema.Enum.Count == 0 && !Parts(schema).Any())
            || IsMixed(schema)
        );

    /// <summary>A union of single values that is more than an enum.</summary>
    private static bool IsMixed(OpenApiSchema schema) =>
        schema.OneOf.Concat(schema.AnyOf).Any(part => part.Enum.Count == 0 && !IsUnion(part))
        || schema.OneOf.Concat(schema.AnyOf).Any(IsMixed);

    private static bool IsUnion(OpenApiSchema schema) =>
        schema.OneOf.Count + schema.AnyOf.Count > 0;

    private static bool IsScalar(OpenApiSchema? schema, int depth) =>
        schema is not null
        && depth < DepthLimit
        && schema.Properties.Count == 0
        && schema.AdditionalProperties is null
        && schema.Items is null
        && (
            schema.Type is "string" or "integer" or "number" or "boolean" or null
            // Atlas writes unions of enums below "object".
            || IsUnion(schema)
        )
        && Parts(schema).All(part => IsScalar(part, depth + 1));

    private static IEnumerable<OpenApiSchema> Parts(OpenApiSchema schema) =>
        schema.OneOf.Concat(schema.AnyOf).Concat(schema.AllOf);
}
