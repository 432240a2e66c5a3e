namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Removes the keywords that OpenAPI 3.0 does not have, and that no earlier pass replaced. JSON Schema ignores unknown
/// keywords, and Readers reports them.
/// </summary>
internal static class Keywords
{
    private static readonly HashSet<string> OfSchema = new(StringComparer.Ordinal)
    {
        "$ref",
        "title",
        "multipleOf",
        "maximum",
        "exclusiveMaximum",
        "minimum",
        "exclusiveMinimum",
        "maxLength",
        "minLength",
        "pattern",
        "maxItems",
        "minItems",
        "uniqueItems",
        "maxProperties",
        "minProperties",
        "required",
        "enum",
        "type",
        "allOf",
        "oneOf",
        "anyOf",
        "not",
        "items",
        "properties",
        "additionalProperties",
        "description",
        "format",
        "default",
        "nullable",
        "discriminator",
        "readOnly",
        "writeOnly",
        "xml",
        "externalDocs",
        "example",
        "deprecated",
    };

    public static void Lower(DraftNode schema) =>
        schema.RemoveAll(entry =>
            !OfSchema.Contains(entry.Key) && !entry.Key.StartsWith("x-", StringComparison.Ordinal)
        );
}
