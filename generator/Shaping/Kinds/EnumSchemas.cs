using System.Globalization;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>Finds the open enums of a document and their values.</summary>
internal sealed class EnumSchemas(SpecIndex index)
{
    private const int DepthLimit = 16;

    private static readonly char[] Brackets = ['<', '>', '{', '}'];

    /// <summary>Returns the values of an open enum, including those of its parts.</summary>
    public IReadOnlyList<string> ValuesOf(SpecNode schema)
    {
        var values = new List<string>();
        Collect(schema, values, [], depth: 0);
        return [.. values.Distinct()];
    }

    /// <summary>Returns whether a schema lists all its values, without placeholders for others.</summary>
    public bool IsClosed(SpecNode schema)
    {
        var visited = new HashSet<int> { schema.Index };
        var open = new Stack<SpecNode>([schema]);
        while (open.Count > 0)
        {
            var keywords = SchemaKeywords.Of(open.Pop());
            var variants = Composition.Variants(keywords);
            if (
                keywords.Enum?.Children.Any(value => value.IsScalar && IsPlaceholder(value.Value))
                ?? variants.Count == 0
            )
            {
                return false;
            }

            foreach (var variant in variants)
            {
                if (index.Resolve(variant.Node) is not { } resolved)
                {
                    return false;
                }

                if (visited.Add(resolved.Index))
                {
                    open.Push(resolved);
                }
            }
        }

        return true;
    }

    /// <summary>Returns what a schema that lists its values becomes.</summary>
    public static SchemaKind KindOf(in SchemaKeywords keywords)
    {
        if (keywords.Enum is not { } values)
        {
            return SchemaKind.Plain;
        }

        return keywords.Type?.Value switch
        {
            "string" => values.Children.Any(value => value.IsScalar && !value.IsNull)
                ? SchemaKind.Enum
                : SchemaKind.Plain,
            // An open enum holds signed 64-bit values. If a value is larger, the schema becomes a plain integer.
            "integer" => values.Children.Any(IsInteger) && !values.Children.Any(IsLarge)
                ? SchemaKind.IntegerEnum
                : SchemaKind.Plain,
            null => values.Children.Any(IsText) ? SchemaKind.Enum : SchemaKind.Plain,
            _ => SchemaKind.Plain,
        };
    }

    /// <summary>
    /// Returns whether a value is a placeholder for values that the document cannot list: <c>&lt;a custom role
    /// name&gt;</c>, <c>{name}</c>.
    /// </summary>
    /// <remarks>
    /// A placeholder gets no member because no server knows it. Users create the actual value from a string.
    /// </remarks>
    public static bool IsPlaceholder(string value) =>
        value.Length > 2
        && (value[0], value[value.Length - 1]) is ('<', '>') or ('{', '}')
        && value.Any(char.IsLetter)
        && value.IndexOfAny(Brackets, 1, value.Length - 2) < 0;

    private void Collect(SpecNode schema, List<string> values, HashSet<int> visited, int depth)
    {
        if (!visited.Add(schema.Index))
        {
            return;
        }

        var keywords = SchemaKeywords.Of(schema);
        if (keywords.Enum is { } listed)
        {
            // Some arrays list the values of their items.
            var type = keywords.Type?.Value == "array" ? "string" : keywords.Type?.Value;
            values.AddRange(
                listed
                    .Children.Select(value =>
                        type switch
                        {
                            "string" when value.IsScalar && !value.IsNull => value.Value,
                            null when IsText(value) => value.Value,
                            "integer" => Integer(value),
                            _ => null,
                        }
                    )
                    .OfType<string>()
                    .Where(value => !IsPlaceholder(value))
            );
        }

        foreach (var variant in depth < DepthLimit ? Composition.Variants(keywords) : [])
        {
            if (index.Resolve(variant.Node) is { } resolved)
            {
                Collect(resolved, values, visited, depth + 1);
            }
        }
    }

    /// <summary>
    /// Returns whether all variants are strings and at least one lists its values. Together, they become one open enum.
    /// </summary>
    public bool AreOne(IReadOnlyList<SchemaPart> variants)
    {
        var hasEnum = false;
        var visited = new HashSet<int>();
        return variants.All(variant => IsTextual(variant.Node, ref hasEnum, visited, depth: 0))
            && hasEnum;
    }

    private bool IsTextual(SpecNode schema, ref bool hasEnum, HashSet<int> visited, int depth)
    {
        if (depth > DepthLimit || index.Resolve(schema) is not { } resolved)
        {
            return false;
        }

        // A few schemas that list each other create very many paths.
        if (!visited.Add(resolved.Index))
        {
            return true;
        }

        var keywords = SchemaKeywords.Of(resolved);
        if (KindOf(keywords) is SchemaKind.Enum)
        {
            return hasEnum = true;
        }

        if (!keywords.HasVariants)
        {
            return keywords.Type?.Value == "string";
        }

        var variants = Composition.Variants(keywords);
        foreach (var variant in variants)
        {
            if (!IsTextual(variant.Node, ref hasEnum, visited, depth + 1))
            {
                return false;
            }
        }

        return variants.Count > 0;
    }

    private static bool IsInteger(SpecNode value) => Integer(value) is not null;

    private static bool IsLarge(SpecNode value) =>
        value.IsPlain
        && !IsInteger(value)
        && CoreSchema.Json(value.Value) is { } json
        && json.TrimStart('-').All(char.IsDigit);

    /// <summary>Returns the digits of a signed 64-bit integer; <see langword="null"/> for other values.</summary>
    private static string? Integer(SpecNode value) =>
        value.IsPlain
        && CoreSchema.Json(value.Value) is { } json
        && long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? json
            : null;

    /// <summary>
    /// Returns whether a scalar without a declared type is a string, and not a number, a Boolean, or null.
    /// </summary>
    private static bool IsText(SpecNode value) =>
        value.IsScalar && !(value.IsPlain && CoreSchema.Json(value.Value) is not null);
}
