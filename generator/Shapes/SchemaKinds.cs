using System.Globalization;
using AtlasGen.Generator.Spec;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>Tells which schemas are open enums and which are records, in the model and in the index alike.</summary>
/// <remarks>Names come from the index and types from the model; where the two differ, a schema has no name and becomes something plainer.</remarks>
internal static class SchemaKinds
{
    public static bool IsEnum(OpenApiSchema schema) =>
        schema.Type is "string" or null && EnumValues(schema).Any();

    /// <summary>The values that an enum lists.</summary>
    public static IEnumerable<string> EnumValues(OpenApiSchema schema) =>
        (schema.Enum ?? []).OfType<OpenApiString>().Select(value => value.Value).Distinct();

    /// <summary>Whether a schema is an object with properties of its own.</summary>
    public static bool IsRecord(OpenApiSchema schema) =>
        schema.Properties is { Count: > 0 }
        || (
            schema.AllOf is { Count: > 1 }
            && schema.AllOf.Any(part => part.Reference is not null || IsRecord(part))
        );

    public static bool IsEnum(SpecNode schema) =>
        schema.Child("enum") is not null
        && schema.Text("type") is "string" or ""
        && EnumValues(schema).Any();

    public static IEnumerable<string> EnumValues(SpecNode schema)
    {
        var isString = schema.Text("type") == "string";
        return (schema.Child("enum")?.Children ?? [])
            .Where(value => value.IsScalar && (isString || !value.IsPlain || IsWord(value.Value)))
            .Select(value => value.Value)
            .Distinct();
    }

    public static bool IsRecord(SpecNode schema) => IsRecord(schema, depth: 0);

    private static bool IsRecord(SpecNode schema, int depth) =>
        depth < 64
        && (
            schema.Child("properties")?.Children.Any() == true
            || (
                schema.Child("allOf") is { } allOf
                && allOf.Children.Skip(1).Any()
                && allOf.Children.Any(part =>
                    part.Child("$ref") is not null || IsRecord(part, depth + 1)
                )
            )
        );

    /// <summary>Whether a plain scalar is a string, and neither a number, a boolean nor null.</summary>
    private static bool IsWord(string value) =>
        value is not ("" or "null" or "~")
        && !bool.TryParse(value, out _)
        && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
