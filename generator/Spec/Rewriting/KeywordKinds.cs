using System.Globalization;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>
/// The OpenAPI keywords for which Readers expects a certain kind of value and throws if the value is of another kind.
/// </summary>
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

    /// <summary>The mappings whose keys are names, and not keywords.</summary>
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

    /// <summary>Returns the entries whose value is not of the required kind, with that kind.</summary>
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

    /// <summary>
    /// Returns the kind of value that a keyword requires; <see langword="null"/> for text and for other keys.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="parent">The key of the mapping that contains the key.</param>
    public static string? KindOf(string key, string parent) =>
        // These mappings have names as keys and text as values.
        parent is not ("mapping" or "scopes")
        && Kinds.TryGetValue(key, out var kind)
            ? kind
            : null;

    /// <summary>Returns whether a member is data, and not part of the API description.</summary>
    public static bool IsData(SpecNode member)
    {
        var parent = member.Parent;
        return IsData(member.Key, parent?.Key ?? "", parent?.Parent?.Key ?? "");
    }

    /// <summary>Returns whether the member with a key is data.</summary>
    /// <param name="key">The key.</param>
    /// <param name="parent">The key of the mapping that contains the member.</param>
    /// <param name="grandparent">The key of the mapping that contains that mapping.</param>
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
