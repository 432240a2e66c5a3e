using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>
/// Decides what kind of type each schema of a document becomes, based only on the structure of the text.
/// </summary>
/// <remarks>
/// The decision must not depend on the selection. It is therefore based on the whole document, and never on the part
/// that is read as OpenAPI.
/// </remarks>
internal sealed class SchemaClassifier(SpecIndex index)
{
    private readonly Kinship _kinship = new(index);

    /// <summary>Gets the open enums of the document.</summary>
    public EnumSchemas Enums { get; } = new(index);

    /// <summary>Gets the properties of objects.</summary>
    public ObjectProperties Properties { get; } = new(index);

    /// <summary>Returns the kind of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="keywords">Its keywords.</param>
    public SchemaKind KindOf(SpecNode schema, in SchemaKeywords keywords)
    {
        if (keywords.Reference is not null)
        {
            return SchemaKind.Alias;
        }

        if (!keywords.MayNeedName)
        {
            return SchemaKind.Plain;
        }

        if (EnumSchemas.KindOf(keywords) is var enumKind and not SchemaKind.Plain)
        {
            return enumKind;
        }

        if (
            Composition.Variants(keywords) is { Count: > 0 } variants
            && !Composition.IsOnlyVariant(variants.Count, keywords.Discriminator is not null)
        )
        {
            var isUnion =
                Composition.UnionProperty(keywords).Length > 0
                && variants.All(variant => IsObject(variant.Node));
            return Enums.AreOne(variants) ? SchemaKind.Enum
                : !isUnion && ScalarType(variants) is not null
                    // Atlas declares unions with the type "object", so the type of the union itself is not reliable.
                    ? ScalarTypes.IsScalar(keywords.Type?.Value) ? SchemaKind.Plain
                        : SchemaKind.Scalar
                : Composition.AreTooMany(variants) ? SchemaKind.TooLarge
                : !isUnion ? SchemaKind.Choice
                : Composition.AreTooMany(Composition.Mapping(keywords)) ? SchemaKind.TooLarge
                : SchemaKind.Union;
        }

        if (Composition.UnionProperty(keywords) is { Length: > 0 } property)
        {
            if (
                Composition.AreTooMany(Composition.Mapping(keywords))
                || Composition.AreTooMany(_kinship.Descendants(schema, property))
            )
            {
                return SchemaKind.TooLarge;
            }

            if (Cases(schema, keywords).Count > 0)
            {
                return SchemaKind.Union;
            }
        }

        if (Composition.Only(keywords) is { } only)
        {
            return _kinship.IsAlias(schema, only) ? SchemaKind.Alias : SchemaKind.Record;
        }

        return Composition.HasProperties(keywords) || Composition.Parts(keywords).Any()
            ? SchemaKind.Record
            : SchemaKind.Plain;
    }

    /// <summary>
    /// Returns the target of a reference, or the schema itself if it is not a reference; <see langword="null"/> for a
    /// broken reference.
    /// </summary>
    public SpecNode? Resolve(SpecNode schema) => index.Resolve(schema);

    /// <summary>Returns the schema that an alias refers to, or the schema itself.</summary>
    public SpecNode Target(SpecNode schema) => _kinship.Target(schema);

    /// <summary>
    /// Returns the types of a union, each with its discriminator value (OpenAPI 3.0.3, Discriminator Object).
    /// </summary>
    public IReadOnlyList<UnionCase> Cases(SpecNode schema, in SchemaKeywords keywords)
    {
        var cases = new List<UnionCase>();
        foreach (var target in Composition.Mapping(keywords))
        {
            Add(target.Key, index.MappingTarget(target.Value)?.Node, target);
        }

        var mapped = new HashSet<int>(cases.Select(one => one.Schema.Index));
        var values = new HashSet<string>(cases.Select(one => one.Value), StringComparer.Ordinal);
        // A type that is not in the mapping is identified by its own name, unless the mapping uses that name for
        // another type.
        var property = Composition.UnionProperty(keywords);
        var others = (
            keywords.HasVariants
                ? Composition
                    .Variants(keywords)
                    .Select(variant => index.Component(variant.Node.Text("$ref"))?.Node)
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
            // A value that several types share, for example through their parent, does not identify any of them.
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

    /// <summary>
    /// Returns the one discriminator value that a type allows. The name of the type would be invalid as a value.
    /// </summary>
    private string? OnlyValue(SpecNode type, string property) =>
        Properties.Find(type, property)?.Child("enum")?.Children.ToList()
            is [{ IsScalar: true } only]
            ? only.Value
            : null;

    /// <summary>
    /// Returns the <c>type</c> of the variants of a schema; <see langword="null"/> if they are not scalars of one type.
    /// </summary>
    public string? ScalarType(IReadOnlyList<SchemaPart> variants)
    {
        var types = variants
            .Select(variant => SchemaKeywords.Of(Target(variant.Node)))
            .Select(keywords => keywords.MayNeedName ? null : keywords.Type?.Value)
            .Distinct()
            .ToList();
        return types is [{ } type] && ScalarTypes.IsScalar(type) ? type : null;
    }

    /// <summary>Returns whether a component can be a type of a union.</summary>
    private bool IsObject(SpecNode schema)
    {
        if (index.Resolve(schema) is not { } resolved || !index.IsSchema(resolved))
        {
            return false;
        }

        var keywords = SchemaKeywords.Of(Target(resolved));
        return keywords.Enum is null
            && (
                keywords.Type?.Value == "object"
                || keywords.Properties is not null
                || keywords.Discriminator is not null
                || Composition.RecordParts(keywords).Any()
            )
            // A union without a discriminator has no base type that its types could share.
            && (Composition.Variants(keywords).Count < 2 || keywords.Discriminator is not null);
    }
}
