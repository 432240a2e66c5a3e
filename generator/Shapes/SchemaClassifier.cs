using System.Globalization;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shapes;

/// <summary>Decides what kind of type each schema of a document becomes, in the text's structure alone.</summary>
/// <remarks>
/// The decision must be the same whatever is selected, so it is made in view of the whole document, and never in that
/// of the part which is read as OpenAPI.
/// </remarks>
internal sealed class SchemaClassifier(SpecIndex index)
{
    private const int DepthLimit = 16;

    /// <summary>The kind of a schema.</summary>
    /// <param name="schema">The schema, which is no reference.</param>
    /// <param name="keywords">Its keywords.</param>
    public SchemaKind KindOf(SpecNode schema, in SchemaKeywords keywords)
    {
        if (!keywords.MayNeedName)
        {
            return SchemaKind.Plain;
        }

        if (EnumKind(keywords) is var enumKind and not SchemaKind.Plain)
        {
            return enumKind;
        }

        if (Variants(keywords) is { Count: > 0 } variants)
        {
            return variants.Count == 1 && keywords.Discriminator is null
                ? IsRecordItself(variants[0])
                    ? SchemaKind.Record
                    : SchemaKind.Alias
                : IsEnumOfAll(variants)
                    ? SchemaKind.Enum
                    : UnionProperty(keywords).Length > 0 && variants.All(IsObject)
                        ? SchemaKind.Union
                        : AreOneScalar(variants)
                            ? SchemaKind.Plain
                            : SchemaKind.Choice;
        }

        if (UnionProperty(keywords).Length > 0 && Cases(schema, keywords).Count > 0)
        {
            return SchemaKind.Union;
        }

        if (Only(keywords) is { } only)
        {
            return IsRecordItself(only) ? SchemaKind.Record : SchemaKind.Alias;
        }

        return keywords.Properties?.Children.Any() == true || Parts(keywords).Any()
            ? SchemaKind.Record
            : SchemaKind.Plain;
    }

    /// <summary>The one schema that an alias stands for.</summary>
    public static SpecNode? Only(in SchemaKeywords keywords)
    {
        var parts =
            Variants(keywords) is { Count: 1 } variants ? variants
            : keywords.Properties?.Children.Any() == true ? []
            : Parts(keywords).Take(2).ToList();
        return parts.Count == 1 ? parts[0] : null;
    }

    /// <summary>The values that an open enum lists, those of all its parts.</summary>
    public IReadOnlyList<string> EnumValues(SpecNode schema)
    {
        var values = new List<string>();
        Collect(schema, values, depth: 0);
        return [.. values.Distinct()];
    }

    /// <summary>The types of a union, each with its value of the discriminator (OpenAPI 3.0.3, Discriminator Object).</summary>
    public IReadOnlyList<UnionCase> Cases(SpecNode schema, in SchemaKeywords keywords)
    {
        var cases = new List<UnionCase>();
        foreach (var target in keywords.Discriminator?.Child("mapping")?.Children ?? [])
        {
            Add(target.Key, index.MappingTarget(target.Value));
        }

        var mapped = new HashSet<int>(cases.Select(one => one.Schema.Index));
        var others = Variants(keywords).Select(variant => index.Component(variant.Text("$ref")));
        if (!keywords.HasVariants)
        {
            others = index.ChildrenByAllOf(schema).Select(child => (SpecNode?)child);
        }

        // A type that the mapping does not name is told by its own name.
        foreach (var other in others)
        {
            if (other is { } known && !mapped.Contains(known.Index))
            {
                Add(known.Key, known);
            }
        }

        return cases;

        void Add(string value, SpecNode? target)
        {
            if (target is { } known && known.Index != schema.Index && IsObject(known))
            {
                cases.Add(new(value, Substance(known)));
            }
        }
    }

    /// <summary>The name of the property that tells the types of a union apart; empty when there is none.</summary>
    public static string UnionProperty(in SchemaKeywords keywords) =>
        keywords.Discriminator?.Text("propertyName") ?? "";

    /// <summary>What a schema may be one of; nothing when that only says which properties go together.</summary>
    public static IReadOnlyList<SpecNode> Variants(in SchemaKeywords keywords)
    {
        if (!keywords.HasVariants)
        {
            return [];
        }

        var all = (keywords.OneOf?.Children ?? []).Concat(keywords.AnyOf?.Children ?? []).ToList();
        return all.All(variant => SchemaKeywords.Of(variant).HasSubstance) ? all : [];
    }

    /// <summary>Whether the one part of a composition is written out, and an object: then it is that object itself.</summary>
    private static bool IsRecordItself(SpecNode part)
    {
        var keywords = SchemaKeywords.Of(part);
        return keywords is { Reference: null, HasVariants: false, Enum: null }
            && keywords.Properties?.Children.Any() == true;
    }

    private static SchemaKind EnumKind(in SchemaKeywords keywords)
    {
        if (keywords.Enum is not { } values)
        {
            return SchemaKind.Plain;
        }

        return keywords.Type?.Value switch
        {
            "string" => values.Children.Any(value => value.IsScalar)
                ? SchemaKind.Enum
                : SchemaKind.Plain,
            "integer" => values.Children.Any(IsInteger) ? SchemaKind.IntegerEnum : SchemaKind.Plain,
            null => values.Children.Any(IsText) ? SchemaKind.Enum : SchemaKind.Plain,
            _ => SchemaKind.Plain,
        };
    }

    private void Collect(SpecNode schema, List<string> values, int depth)
    {
        var keywords = SchemaKeywords.Of(schema);
        if (keywords.Enum is { } listed)
        {
            // An array may list what its items are.
            var type = keywords.Type?.Value == "array" ? "string" : keywords.Type?.Value;
            values.AddRange(
                listed
                    .Children.Where(value =>
                        type switch
                        {
                            "string" => value.IsScalar && !IsNull(value),
                            "integer" => IsInteger(value),
                            _ => IsText(value),
                        }
                    )
                    .Select(value => value.Value)
            );
        }

        foreach (var variant in depth < DepthLimit ? Variants(keywords) : [])
        {
            if (index.Resolve(variant) is { } resolved)
            {
                Collect(resolved, values, depth + 1);
            }
        }
    }

    /// <summary>Whether all are texts, and at least one lists them: then all together are one open enum.</summary>
    private bool IsEnumOfAll(IReadOnlyList<SpecNode> variants)
    {
        var hasEnum = false;
        return variants.All(variant => IsTextual(variant, ref hasEnum, depth: 0)) && hasEnum;
    }

    private bool IsTextual(SpecNode schema, ref bool hasEnum, int depth)
    {
        if (depth > DepthLimit || index.Resolve(schema) is not { } resolved)
        {
            return false;
        }

        var keywords = SchemaKeywords.Of(resolved);
        if (EnumKind(keywords) is SchemaKind.Enum)
        {
            return hasEnum = true;
        }

        if (!keywords.HasVariants)
        {
            return keywords.Type?.Value == "string";
        }

        foreach (var variant in Variants(keywords))
        {
            if (!IsTextual(variant, ref hasEnum, depth + 1))
            {
                return false;
            }
        }

        return Variants(keywords).Count > 0;
    }

    private bool AreOneScalar(IReadOnlyList<SpecNode> variants)
    {
        var types = variants
            .Select(variant =>
                index.Resolve(variant) is { } schema ? SchemaKeywords.Of(schema) : default
            )
            .Select(keywords =>
                keywords.MayNeedName || keywords.Type?.Value is null or "object" or "array"
                    ? ""
                    : keywords.Type.Value.Value
            )
            .Distinct()
            .ToList();
        return types is [not ""];
    }

    /// <summary>The component that a component is another name for, or itself.</summary>
    private SpecNode Substance(SpecNode component)
    {
        for (var depth = 0; depth < DepthLimit; depth++)
        {
            var keywords = SchemaKeywords.Of(component);
            var reference = keywords.Reference ?? Only(keywords)?.Child("$ref");
            if (reference is null || index.Component(reference.Value.Value) is not { } target)
            {
                break;
            }

            component = target;
        }

        return component;
    }

    /// <summary>Whether a component can be a type of a union.</summary>
    private bool IsObject(SpecNode schema)
    {
        if (index.Resolve(schema) is not { } resolved || resolved.Parent?.Key != "schemas")
        {
            return false;
        }

        var keywords = SchemaKeywords.Of(resolved);
        return keywords.Enum is null
            && (
                keywords.Type?.Value == "object"
                || keywords.Properties is not null
                || keywords.AllOf is not null
                || keywords.Discriminator is not null
            )
            // What nothing tells apart has no base that it could share.
            && (Variants(keywords).Count < 2 || keywords.Discriminator is not null);
    }

    /// <summary>The parts of a composition that say anything.</summary>
    private static IEnumerable<SpecNode> Parts(in SchemaKeywords keywords) =>
        (keywords.AllOf?.Children ?? []).Where(part => SchemaKeywords.Of(part).HasSubstance);

    private static bool IsNull(SpecNode value) =>
        value.IsPlain && value.Value is "" or "null" or "~";

    private static bool IsInteger(SpecNode value) =>
        value.IsPlain
        && long.TryParse(
            value.Value,
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out _
        );

    /// <summary>Whether a scalar without a type is a string, and neither a number, a boolean nor null.</summary>
    private static bool IsText(SpecNode value) =>
        value.IsScalar
        && (
            !value.IsPlain
            || (
                !IsNull(value)
                && !bool.TryParse(value.Value, out _)
                && !double.TryParse(
                    value.Value,
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out _
                )
            )
        );
}

/// <summary>One type of a union.</summary>
/// <param name="Value">The discriminator's value for it.</param>
/// <param name="Schema">The component.</param>
internal sealed record UnionCase(string Value, SpecNode Schema);
