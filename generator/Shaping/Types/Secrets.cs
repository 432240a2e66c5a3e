using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>Decides which values must not end up in logs when a record is printed: secrets and personal data.</summary>
internal static class Secrets
{
    /// <summary>Returns whether a value of a schema is, or holds, a secret.</summary>
    public static bool Contain(OpenApiSchema? schema) => Contain(schema, new());

    private static bool Contain(OpenApiSchema? schema, SchemaSearch search) =>
        schema is not null
        && search.Enters(schema)
        && (
            schema.WriteOnly
            || schema.Format is "password" or "email"
            || Contain(schema.Items, search)
            || Contain(schema.AdditionalProperties, search)
            || SchemaSearch.Parts(schema).Any(part => Contain(part, search))
        );
}
