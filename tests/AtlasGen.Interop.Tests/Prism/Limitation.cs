using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AtlasGen.Interop.Tests.Prism;

/// <summary>A limitation of Prism that makes it reject or ignore a correct document.</summary>
/// <remarks>
/// Prism reads patterns in ECMAScript's Unicode mode, which OpenAPI does not require. In this mode, <c>\:</c>, and
/// <c>\-</c> outside of brackets, are errors. Prism then accepts any value of a schema that contains such a pattern.
/// </remarks>
internal static partial class Limitation
{
    /// <summary>A schema with this limitation.</summary>
    public const string Example = "ApiHostView_Atlas";

    /// <summary>Rewrites all patterns to equivalent ones that Prism can read.</summary>
    public static void Evade(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    Evade(item);
                }

                break;
            case JsonObject members:
                if (members["pattern"] is JsonValue pattern)
                {
                    members["pattern"] = NeedlessEscape()
                        .Replace(pattern.GetValue<string>(), static escape => escape.Value[1..]);
                }

                foreach (var (_, value) in members)
                {
                    Evade(value);
                }

                break;
        }
    }

    [GeneratedRegex(@"\\:|(?<!\[[^\]]*)\\-")]
    private static partial Regex NeedlessEscape();
}
