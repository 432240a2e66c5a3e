using AtlasGen.Generator.Shaping.Kinds;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Decides which schemas can be serialized without JSON: in a path, a query, a header, or a form.</summary>
/// <remarks>
/// This is decided before a schema gets a type, so that no type is generated for values that cannot be sent.
/// </remarks>
internal sealed class WireSchemas
{
    private const int DepthLimit = 64;

    // Many parameters share one component, which can be large.
    private readonly Dictionary<OpenApiSchema, HashSet<string>?> _types = [];

    /// <summary>Returns whether a schema's values are scalars: strings, numbers, or Booleans.</summary>
    public bool IsScalar(OpenApiSchema? schema) => Types(schema) is not null;

    /// <summary>
    /// Returns whether a schema's values are lists of scalars. Scalars are also allowed, because they are serialized
    /// like lists of one item.
    /// </summary>
    public bool IsList(OpenApiSchema? schema) =>
        IsListAlone(schema)
        || schema is { Type: null, AllOf: null or { Count: 0 } }
            && Parts(schema).Any(IsListAlone)
            && Parts(schema).All(part => IsScalar(part) || IsListAlone(part));

    /// <summary>Returns whether a schema's values are objects with only scalar properties.</summary>
    public bool IsFlat(OpenApiSchema? schema) =>
        schema is { Type: "object" or null }
        && !Parts(schema).Any()
        && (schema.Properties is { Count: > 0 } || schema.AdditionalProperties is not null)
        && Members(schema).All(IsScalar);

    /// <summary>
    /// Returns whether a schema's scalars need a string type, because they are bytes, untyped, or of several types.
    /// </summary>
    public bool IsText(OpenApiSchema schema) =>
        Types(schema) is not { Count: 1 } types
        || types.Contains("")
        || schema is { Type: "string", Format: "byte" or "binary" };

    /// <summary>Returns whether all values of a schema are strings, whatever their format is.</summary>
    public bool IsString(OpenApiSchema? schema) =>
        Types(schema) is { Count: 1 } types && types.Contains("string");

    /// <summary>Returns why a schema's values, which are not scalars, cannot be serialized in a style.</summary>
    public string WhyNot(OpenApiSchema? schema, string style) =>
        schema is { Type: "array" } && !IsList(schema)
            ? "OpenAPI defines only JSON for a list whose items are not strings, numbers, or Booleans"
            : $"OpenAPI does not define how style '{style}' serializes its values";

    private bool IsListAlone(OpenApiSchema? schema) =>
        schema is { Type: "array" } && IsScalar(schema.Items);

    /// <summary>Returns the types of a schema's values; <see langword="null"/> if they are not scalars.</summary>
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

        // Atlas declares unions of enums with the type "object", so the type of the union itself is not reliable.
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
