using AtlasGen.Generator.Shaping.Kinds;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Tells which schemas can be written without JSON: in a path, a query, a header or a form.</summary>
/// <remarks>It is asked before a schema gets a type, so that what cannot be sent generates none.</remarks>
internal sealed class WireSchemas
{
    private const int DepthLimit = 64;

    // Many parameters are one component, and it may be large.
    private readonly Dictionary<OpenApiSchema, HashSet<string>?> _types = [];

    /// <summary>Whether its values are single ones: a text, a number, a boolean.</summary>
    public bool IsScalar(OpenApiSchema? schema) => Types(schema) is not null;

    /// <summary>Whether its values are lists of single ones, or also single ones, which are written as lists of one are.</summary>
    public bool IsList(OpenApiSchema? schema) =>
        IsListAlone(schema)
        || schema is { Type: null, AllOf: null or { Count: 0 } }
            && Parts(schema).Any(IsListAlone)
            && Parts(schema).All(part => IsScalar(part) || IsListAlone(part));

    /// <summary>Whether its values are objects whose members are single values.</summary>
    public bool IsFlat(OpenApiSchema? schema) =>
        schema is { Type: "object" or null }
        && !Parts(schema).Any()
        && (schema.Properties is { Count: > 0 } || schema.AdditionalProperties is not null)
        && Members(schema).All(IsScalar);

    /// <summary>Whether only a text does for all of its single values: they are bytes, or of any type, or of several.</summary>
    public bool IsText(OpenApiSchema schema) =>
        Types(schema) is not { Count: 1 } types
        || types.Contains("")
        || schema is { Type: "string", Format: "byte" or "binary" };

    private bool IsListAlone(OpenApiSchema? schema) =>
        schema is { Type: "array" } && IsScalar(schema.Items);

    /// <summary>The types of its values; <see langword="null"/> when they are not single ones.</summary>
    private HashSet<string>? Types(OpenApiSchema? schema)
    {
        if (schema is null)
        {
            return null;
        }

        if (!_types.TryGetValue(schema, out var types))
        {
            types = new(StringComparer.Ordinal);
            types = Collect(schema, types, [], depth: 0) ? types : null;
            _types[schema] = types;
        }

        return types;
    }

    private static bool Collect(
        OpenApiSchema? schema,
        HashSet<string> types,
        HashSet<OpenApiSchema> visited,
        int depth
    )
    {
        if (schema is null || depth > DepthLimit)
        {
            return false;
        }

        if (!visited.Add(schema))
        {
            return true;
        }

        if (
            schema is not { AdditionalProperties: null, Items: null }
            || schema.Properties?.Count > 0
        )
        {
            return false;
        }

        // Atlas writes unions of enums below "object", where the type of the whole says nothing.
        if (Parts(schema).Any())
        {
            return Parts(schema).All(part => Collect(part, types, visited, depth + 1));
        }

        var type = schema.Type ?? (schema.Enum is { Count: > 0 } ? "string" : "");
        types.Add(type);
        return type.Length == 0 || ScalarTypes.IsScalar(type);
    }

    private static IEnumerable<OpenApiSchema?> Members(OpenApiSchema schema) =>
        (schema.Properties?.Values ?? Enumerable.Empty<OpenApiSchema?>()).Concat(
            schema.AdditionalProperties is { } values ? [values] : []
        );

    private static IEnumerable<OpenApiSchema?> Parts(OpenApiSchema schema) =>
        (schema.OneOf ?? []).Concat(schema.AnyOf ?? []).Concat(schema.AllOf ?? []);
}
