using System.Globalization;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>The keywords of OpenAPI whose values Readers takes for granted, and throws when they are of another kind.</summary>
internal static class KeywordKinds
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
        ["additionalProperties"] = "boolean",
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

    /// <summary>The mappings whose keys are names.</summary>
    private static readonly HashSet<string> Named = new(StringComparer.Ordinal)
    {
        "schemas",
        "properties",
        "responses",
        "parameters",
        "examples",
        "requestBodies",
        "headers",
        "securitySchemes",
        "links",
        "callbacks",
        "encoding",
        "variables",
        "mapping",
        "scopes",
    };

    /// <summary>Returns the entries of parts whose value is not of the required kind, and that kind.</summary>
    public static IEnumerable<(SpecNode Entry, string Kind)> WrongKinds(
        SpecTree tree,
        IEnumerable<SpecNode> parts
    )
    {
        var open = new Queue<SpecNode>(parts);
        var seen = new HashSet<int>();
        while (open.Count > 0)
        {
            var part = open.Dequeue();
            if (!seen.Add(part.Index))
            {
                continue;
            }

            for (var i = part.Index; i < part.SubtreeEnd; )
            {
                var entry = new SpecNode(tree, i);
                if (i > part.Index && IsData(entry))
                {
                    i = entry.SubtreeEnd;
                    continue;
                }

                if (tree.ContentOf(i) is var content && content != i)
                {
                    open.Enqueue(new(tree, content));
                }

                if (WrongKind(entry) is { } kind)
                {
                    yield return (entry, kind);
                }

                i++;
            }
        }
    }

    private static string? WrongKind(SpecNode entry)
    {
        if (!entry.IsScalar || KindOf(entry.Key, entry.Parent?.Key ?? "") is not { } kind)
        {
            return null;
        }

        var value = entry.Value;
        return IsOfKind(entry.IsPlain ? CoreSchema.Json(value) ?? value : value, kind)
            ? null
            : kind;
    }

    /// <summary>Returns the kind that the value of a keyword must have; <see langword="null"/> for text, and for keys that are not keywords.</summary>
    /// <param name="key">The key.</param>
    /// <param name="parent">The key of the mapping that it is in.</param>
    public static string? KindOf(string key, string parent) =>
        // Their keys are names, and their values are texts.
        parent is not ("mapping" or "scopes")
        && Kinds.TryGetValue(key, out var kind)
            ? kind
            : null;

    /// <summary>Whether a member is data, and not a part of the API's description.</summary>
    public static bool IsData(SpecNode member)
    {
        var parent = member.Parent;
        return IsData(member.Key, parent?.Key ?? "", parent?.Parent?.Key ?? "");
    }

    /// <summary>Whether the member with a key is data.</summary>
    /// <param name="key">The key.</param>
    /// <param name="parent">The key of the mapping that it is in.</param>
    /// <param name="grandparent">The key of the mapping around that one.</param>
    public static bool IsData(string key, string parent, string grandparent) =>
        (
            key is "example" or "default" or "enum"
            || (key is "value" && grandparent is "examples")
            || key.StartsWith("x-", StringComparison.Ordinal)
        ) && !Named.Contains(parent);

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
