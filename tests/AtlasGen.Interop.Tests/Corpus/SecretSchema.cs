using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Finds the values that must not be printed: passwords, write-only properties, and email addresses.</summary>
internal static class SecretSchema
{
    /// <summary>Returns whether a value of a schema is a secret, or a list or a map of secrets.</summary>
    public static bool Is(ApiDocument document, JsonNode schema) => Is(document, schema, []);

    private static bool Is(ApiDocument document, JsonNode? node, HashSet<JsonObject> visited)
    {
        if (node is not JsonObject)
        {
            return false;
        }

        var schema = document.Resolve(node);
        if (!visited.Add(schema))
        {
            return false;
        }

        return (schema["writeOnly"]?.GetValue<bool>() ?? false)
            || $"{schema["format"]}" is "password" or "email"
            || new[] { schema["items"], schema["additionalProperties"] }
                .Concat(Parts(schema, "allOf"))
                .Concat(Parts(schema, "oneOf"))
                .Concat(Parts(schema, "anyOf"))
                .Any(part => Is(document, part, visited));
    }

    private static IEnumerable<JsonNode?> Parts(JsonObject schema, string keyword) =>
        schema[keyword]?.AsArray() ?? [];
}
