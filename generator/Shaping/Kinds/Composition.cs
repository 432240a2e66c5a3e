using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>A schema that another one lists.</summary>
/// <param name="Keyword">The keyword that lists it: <c>allOf</c>, <c>oneOf</c>, or <c>anyOf</c>.</param>
/// <param name="Number">Its position in that list, which does not count items that are null.</param>
/// <param name="Node">The schema, which can be a reference.</param>
internal readonly record struct SchemaPart(string Keyword, int Number, SpecNode Node);

/// <summary>Interprets the schemas that a schema lists in <c>allOf</c>, <c>oneOf</c>, and <c>anyOf</c>.</summary>
internal static class Composition
{
    /// <summary>
    /// The maximum number of types in a union, and of values in the mapping of its discriminator. With 10,000 values of
    /// one type, the compiler crashes.
    /// </summary>
    public const int CaseLimit = 1_000;

    /// <summary>Returns the alternatives of a schema; empty if the lists only combine properties.</summary>
    public static IReadOnlyList<SchemaPart> Variants(in SchemaKeywords keywords)
    {
        var all = Listed(keywords).ToList();
        return all.TrueForAll(HasSubstance) ? all : [];
    }

    /// <summary>
    /// Returns whether a schema with this number of variants has only one alternative and is not a choice.
    /// </summary>
    public static bool IsOnlyVariant(int variants, bool hasDiscriminator) =>
        variants == 1 && !hasDiscriminator;

    /// <summary>
    /// Returns the one schema that a composition is equivalent to; <see langword="null"/> for any other schema.
    /// </summary>
    public static SchemaPart? Only(in SchemaKeywords keywords)
    {
        var variants = Variants(keywords);
        if (variants.Count > 0)
        {
            return IsOnlyVariant(variants.Count, keywords.Discriminator is not null)
                ? variants[0]
                : null;
        }

        return !HasProperties(keywords) && Parts(keywords).Take(2).ToList() is [var only]
            ? only
            : null;
    }

    /// <summary>Returns the schemas whose properties are declared by the record itself.</summary>
    public static IEnumerable<SchemaPart> RecordParts(in SchemaKeywords keywords)
    {
        var variants = Listed(keywords).ToList();
        return Items("allOf", keywords.AllOf)
            .Concat(
                IsOnlyVariant(variants.Count, keywords.Discriminator is not null) ? variants : []
            );
    }

    /// <summary>Returns the parts of an <c>allOf</c> that constrain the values.</summary>
    public static IEnumerable<SchemaPart> Parts(in SchemaKeywords keywords) =>
        Items("allOf", keywords.AllOf).Where(HasSubstance);

    /// <summary>
    /// Returns whether the only part of a composition is an inline object, which makes the composition that object.
    /// </summary>
    public static bool IsRecordItself(SpecNode part)
    {
        var keywords = SchemaKeywords.Of(part);
        return keywords is { Reference: null, HasVariants: false, Enum: null }
            && HasProperties(keywords);
    }

    /// <summary>Returns whether a schema itself declares a property.</summary>
    public static bool HasProperties(in SchemaKeywords keywords) =>
        keywords.Properties?.Children.Any() == true;

    /// <summary>
    /// Returns the name of the property that distinguishes the types of a union; empty if there is none.
    /// </summary>
    public static string UnionProperty(in SchemaKeywords keywords) =>
        keywords.Discriminator?.Text("propertyName") ?? "";

    /// <summary>Returns the entries in the mapping of a discriminator.</summary>
    public static IEnumerable<SpecNode> Mapping(in SchemaKeywords keywords) =>
        keywords.Discriminator?.Child("mapping")?.Children ?? [];

    /// <summary>Returns whether a union with these types or values is too large to be generated.</summary>
    public static bool AreTooMany<T>(IEnumerable<T> cases) => cases.Skip(CaseLimit).Any();

    private static IEnumerable<SchemaPart> Listed(in SchemaKeywords keywords) =>
        Items("oneOf", keywords.OneOf).Concat(Items("anyOf", keywords.AnyOf));

    private static IEnumerable<SchemaPart> Items(string keyword, SpecNode? list) =>
        (list?.Children ?? [])
            .Where(item => !item.IsNull)
            .Select((item, i) => new SchemaPart(keyword, i, item));

    private static bool HasSubstance(SchemaPart part) => SchemaKeywords.Of(part.Node).HasSubstance;
}
