using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Reads and changes the keywords of a schema.</summary>
internal static class SchemaNodes
{
    public static void SetNullable(this DraftNode schema, SpecNode origin) =>
        schema.Set(DraftNode.Plain("nullable", "true", origin));

    /// <summary>Returns whether a keyword only describes the values, and does not constrain them.</summary>
    public static bool IsAnnotation(string key) =>
        key
            is "title"
                or "description"
                or "default"
                or "example"
                or "examples"
                or "deprecated"
                or "readOnly"
                or "writeOnly"
                or "nullable"
                or "externalDocs"
                or "xml"
                or "summary"
        || key.StartsWith("x-", StringComparison.Ordinal)
        || key.StartsWith("$", StringComparison.Ordinal);

    /// <summary>
    /// Returns the type of a value in JSON Schema; <see langword="null"/> for a value that is not scalar.
    /// </summary>
    public static string? TypeOf(DraftNode value) =>
        !value.IsScalar ? null
        : value.Style != NodeStyle.Plain ? "string"
        : CoreSchema.Json(value.Value) switch
        {
            null => "string",
            "null" => "null",
            "true" or "false" => "boolean",
            var number => number.TrimStart('-').All(char.IsDigit) ? "integer" : "number",
        };
}
