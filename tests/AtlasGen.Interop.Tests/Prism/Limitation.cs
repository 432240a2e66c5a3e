using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AtlasGen.Interop.Tests.Prism;

/// <summary>What Prism cannot do, though the document is right.</summary>
/// <remarks>
/// It reads patterns in the Unicode mode of ECMAScript, which OpenAPI does not ask for, and in which <c>\:</c>, and
/// <c>\-</c> outside of brackets, are errors. Then it says nothing to what has such a pattern anywhere, whatever comes.
/// </remarks>
internal static partial class Limitation
{
    /// <summary>A schema of which it is true.</summary>
    public const string Example = "ApiHostView_Atlas";

    /// <summary>Writes all patterns in a way that means the same and that Prism can read.</summary>
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
