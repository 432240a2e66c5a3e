using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Replaces a list of types by one type, by <c>nullable</c>, or by alternatives (JSON Schema 2020-12 Validation, section
/// 6.1.1).
/// </summary>
internal static class TypeLists
{
    private static readonly HashSet<string> NumberFormats = new(StringComparer.Ordinal)
    {
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "float",
        "double",
        "decimal",
    };

    private static readonly string[] ObjectKeywords =
    [
        "properties",
        "required",
        "additionalProperties",
        "patternProperties",
        "minProperties",
        "maxProperties",
    ];

    private static readonly string[] ListKeywords =
    [
        "items",
        "prefixItems",
        "minItems",
        "maxItems",
        "uniqueItems",
    ];

    public static void Lower(DraftNode schema, LossList losses)
    {
        if (schema.Child("type") is not { } type)
        {
            return;
        }

        if (type.IsMapping)
        {
            schema.Unset("type");
            losses.Add(schema, type.Origin, "type", "It must be the name of a type.");
            return;
        }

        if (type.IsScalar)
        {
            // A keyword without a value counts as missing.
            if (IsNull(type) && type.Value.Length > 0)
            {
                schema.Unset("type");
                schema.SetNullable(type.Origin);
            }

            return;
        }

        schema.Unset("type");
        if (type.Children.Any(IsNull))
        {
            schema.SetNullable(type.Origin);
        }

        var names = type
            .Children.Where(item => item.IsScalar && !IsNull(item))
            .Select(item => item.Value)
            .Distinct()
            .ToList();
        if (names.Contains("number"))
        {
            names.Remove("integer");
        }

        if (IsNumberOrText(schema, names))
        {
            names.Remove("string");
            schema.Unset("pattern");
        }

        if (names is [var only])
        {
            schema.Add(DraftNode.Quoted("type", only, type.Origin));
        }
        // All types together allow any value. Other compositions state the types themselves.
        else if (
            names.Count is > 1 and < 5
            && schema.Children.All(entry => entry.Key is not ("allOf" or "oneOf" or "anyOf"))
        )
        {
            schema.Add(Alternatives(schema, names, type.Origin));
        }
    }

    /// <summary>Returns whether the value of a <c>type</c> is the type null.</summary>
    public static bool IsNull(DraftNode type) =>
        type.IsScalar && (type.IsNull || type.Value == "null");

    /// <summary>
    /// Returns whether a schema is a number that a server also accepts in quotes, which is how ASP.NET Core describes
    /// all numbers.
    /// </summary>
    private static bool IsNumberOrText(DraftNode schema, List<string> names) =>
        names.Count == 2
        && names.Contains("string")
        && (names.Contains("integer") || names.Contains("number"))
        && (
            NumberFormats.Contains(schema.Text("format")) || IsNumberPattern(schema.Text("pattern"))
        );

    /// <summary>Returns whether a pattern consists only of what numbers need.</summary>
    private static bool IsNumberPattern(string pattern) =>
        pattern.Length > 0
        && pattern.Replace("\\d", "0").All(c => "^$-+?:()|[]{}0123456789,.*\\eE".IndexOf(c) >= 0)
        && (pattern.Contains("\\d") || pattern.Contains("0-9"));

    private static DraftNode Alternatives(
        DraftNode schema,
        IReadOnlyList<string> names,
        SpecNode origin
    )
    {
        var alternatives = DraftNode.Sequence("anyOf", origin);
        var values = schema.List("enum");
        foreach (var name in names)
        {
            var alternative = DraftNode
                .Mapping("", origin)
                .Add(DraftNode.Quoted("type", name, origin));
            alternatives.Add(alternative);
            switch (name)
            {
                case "object":
                    schema.MoveTo(alternative, entry => ObjectKeywords.Contains(entry.Key));
                    break;
                case "array":
                    schema.MoveTo(alternative, entry => ListKeywords.Contains(entry.Key));
                    break;
                case "string":
                    schema.MoveTo(alternative, entry => entry.Key is "format" or "pattern");
                    break;
            }

            if (values is not null)
            {
                var own = DraftNode.Sequence("enum", values.Origin);
                values.MoveTo(own, value => IsOf(value, name));
                if (own.Children.Count > 0)
                {
                    alternative.Add(own);
                }
            }
        }

        schema.Unset("enum");
        return alternatives;
    }

    private static bool IsOf(DraftNode value, string type) =>
        SchemaNodes.TypeOf(value) is { } own
        && (own == type || (own, type) is ("integer", "number"));
}
