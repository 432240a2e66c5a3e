using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>Decides what kind of type each schema of a document becomes, in the text's structure alone.</summary>
/// <remarks>
/// The decision must be the same whatever is selected, so it is made in view of the whole document, and never in that
/// of the part which is read as OpenAPI.
/// </remarks>
internal sealed class SchemaClassifier(SpecIndex index)
{
    private readonly Kinship _kinship = new(index);

    /// <summary>Knows the open enums.</summary>
    public EnumSchemas Enums { get; } = new(index);

    /// <summary>Finds the properties of objects.</summary>
    public ObjectProperties Properties { get; } = new(index);

    /// <summary>The kind of a schema.</summary>
    /// <param name="schema">The schema, which is no reference.</param>
    /// <param name="keywords">Its keywords.</param>
    public SchemaKind KindOf(SpecNode schema, in SchemaKeywords keywords)
    {
        if (!keywords.MayNeedName)
        {
            return SchemaKind.Plain;
        }

        if (EnumSchemas.KindOf(keywords) is var enumKind and not SchemaKind.Plain)
        {
            return enumKind;
        }

        if (Variants(keywords) is { Count: > 0 } variants)
        {
            return variants.Count == 1 && keywords.Discriminator is null
                ? IsRecordItself(variants[0])
                    ? SchemaKind.Record
                    : SchemaKind.Alias
                : Enums.AreOne(variants)
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
            return IsRecordItself(only) || _kinship.IsKind(schema, only)
                ? SchemaKind.Record
                : SchemaKind.Alias;
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

    /// <summary>The types of a union, each with its value of the discriminator (OpenAPI 3.0.3, Discriminator Object).</summary>
    public IReadOnlyList<UnionCase> Cases(SpecNode schema, in SchemaKeywords keywords)
    {
        var cases = new List<UnionCase>();
        foreach (var target in keywords.Discriminator?.Child("mapping")?.Children ?? [])
        {
            Add(target.Key, index.MappingTarget(target.Value), target);
        }

        var mapped = new HashSet<int>(cases.Select(one => one.Schema.Index));
        var values = new HashSet<string>(cases.Select(one => one.Value), StringComparer.Ordinal);
        // A type that the mapping does not name is told by its own name, unless that means another there.
        var property = UnionProperty(keywords);
        var others = (
            keywords.HasVariants
                ? Variants(keywords)
                    .Select(variant => index.Component(variant.Text("$ref")))
                    .OfType<SpecNode>()
                    .Select(variant => (Value: variant.Key, Type: variant))
                : _kinship.Descendants(schema, property)
        )
            .Where(one => one.Value != one.Type.Key || !mapped.Contains(one.Type.Index))
            .ToList();
        var allowed = others
            .Select(one => one.Value == one.Type.Key ? OnlyValue(one.Type, property) : null)
            .ToList();
        var shared = new HashSet<string>(
            allowed
                .OfType<string>()
                .GroupBy(value => value, StringComparer.Ordinal)
                .Where(same => same.Count() > 1)
                .Select(same => same.Key),
            StringComparer.Ordinal
        );
        for (var i = 0; i < others.Count; i++)
        {
            // What several types share, as of their parent, tells none of them.
            var own = allowed[i] is { } value && !shared.Contains(value) ? value : null;
            if (values.Add(own ?? others[i].Value))
            {
                Add(own ?? others[i].Value, others[i].Type, others[i].Type);
            }
        }

        return cases;

        void Add(string value, SpecNode? target, SpecNode place)
        {
            if (
                target is { } known
                && IsObject(known)
                && _kinship.Substance(known) is var type
                && type.Index != schema.Index
            )
            {
                cases.Add(new(value, type, place));
            }
        }
    }

    /// <summary>The one value that a type allows for the discriminator; an object with the name of the type would be invalid.</summary>
    private string? OnlyValue(SpecNode type, string property) =>
        Properties.Find(type, property)?.Child("enum")?.Children.ToList()
            is [{ IsScalar: true } only]
            ? only.Value
            : null;

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
}

/// <summary>One type of a union.</summary>
/// <param name="Value">The discriminator's value for it.</param>
/// <param name="Schema">The component.</param>
/// <param name="Place">The entry of the mapping, or the component whose name is the value.</param>
internal sealed record UnionCase(string Value, SpecNode Schema, SpecNode Place);
