using System.Globalization;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Reading;

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
            if (IsData(entry) || IsExampleValue(entry))
            {
                i = entry.SubtreeEnd;
                continue;
            }

            if (
                entry.IsScalar
                // Names that somebody gave, with texts behind them.
                && entry.Parent?.Key is not ("mapping" or "scopes")
                && Kinds.TryGetValue(entry.Key, out var kind)
                && !IsOfKind(entry.Value, kind)
            )
            {
                yield return (entry, kind);
            }

            i++;
        }
    }

    /// <summary>The first entry within a node whose key stands in its mapping already.</summary>
    public static SpecNode? FirstDuplicate(SpecTree tree, SpecNode part)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = part.Index; i < part.SubtreeEnd; i++)
        {
            var mapping = new SpecNode(tree, i);
            // What an alias stands for is seen where it is written.
            if (!mapping.IsMapping || tree.ContentOf(i) != i)
            {
                continue;
            }

            keys.Clear();
            foreach (var entry in mapping.Children)
            {
                if (!keys.Add(entry.Key))
                {
                    return entry;
                }
            }
        }

        return null;
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

    private static bool IsExampleValue(SpecNode member) =>
        member.HasKey("value") && member.Parent?.Parent?.HasKey("examples") == true;

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
