using System.Globalization;

namespace AtlasGen.Generator.Spec;

/// <summary>The keywords of OpenAPI whose values Readers takes for granted, and throws when they are of another kind.</summary>
internal static class Keywords
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["maximum"] = "number",
        ["minimum"] = "number",
        ["multipleOf"] = "number",
        ["maxLength"] = "integer",
        ["minLength"] = "integer",
        ["maxItems"] = "integer",
        ["minItems"] = "integer",
        ["maxProperties"] = "integer",
        ["minProperties"] = "integer",
        ["exclusiveMaximum"] = "boolean",
        ["exclusiveMinimum"] = "boolean",
        ["uniqueItems"] = "boolean",
        ["nullable"] = "boolean",
        ["readOnly"] = "boolean",
        ["writeOnly"] = "boolean",
        ["deprecated"] = "boolean",
        ["required"] = "boolean",
        ["allowEmptyValue"] = "boolean",
        ["allowReserved"] = "boolean",
        ["explode"] = "boolean",
        ["attribute"] = "boolean",
        ["wrapped"] = "boolean",
    };

    /// <summary>The entries within a node whose value is of the wrong kind, and the kind that it should be of.</summary>
    public static IEnumerable<(SpecNode Entry, string Kind)> WrongKinds(
        SpecTree tree,
        SpecNode part
    )
    {
        for (var i = part.Index; i < part.SubtreeEnd; )
        {
            var entry = new SpecNode(tree, i);
            if (IsData(entry))
            {
                i = entry.SubtreeEnd;
                continue;
            }

            if (
                entry.IsScalar
                && Kinds.TryGetValue(entry.Key, out var kind)
                && !IsOfKind(entry.Value, kind)
            )
            {
                yield return (entry, kind);
            }

            i++;
        }
    }

    /// <summary>Whether a member holds data, and no part of the API's description.</summary>
    public static bool IsData(SpecNode member)
    {
        var key = member.Key;
        return (
                key is "example" or "default" or "enum"
                || key.StartsWith("x-", StringComparison.Ordinal)
            )
            // There they are names that somebody gave.
            && member.Parent?.Key is not ("properties" or "responses" or "headers" or "mapping");
    }

    private static bool IsOfKind(string value, string kind) =>
        kind switch
        {
            "boolean" => bool.TryParse(value, out _),
            "integer" => int.TryParse(
                value,
                NumberStyles.Integer,
                CultureInfo.InvariantCulture,
                out _
            ),
            _ => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        };
}
