using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>A schema that another one lists.</summary>
/// <param name="Keyword">The keyword that lists it: <c>allOf</c>, <c>oneOf</c>, or <c>anyOf</c>.</param>
/// <param name="Number">Its position in that list.</param>
/// <param name="Node">The schema; it can be a reference.</param>
internal readonly record struct SchemaPart(string Keyword, int Number, SpecNode Node);

/// <summary>What the schemas that a schema lists in <c>allOf</c>, <c>oneOf</c>, and <c>anyOf</c> mean for it.</summary>
internal static class Composition
{
    /// <summary>Returns what a schema may be one of; nothing if the lists only say which properties go together.</summary>
    public static IReadOnlyList<SchemaPart> Variants(in SchemaKeywords keywords)
    {
        var all = Listed(keywords).ToList();
        return all.TrueForAll(HasSubstance) ? all : [];
    }

    /// <summary>Returns whether a schema with so many variants is the only one of them, and not a choice.</summary>
    public static bool IsOnlyVariant(int variants, bool hasDiscriminator) =>
        variants == 1 && !hasDiscriminator;

    /// <summary>Returns the one schema that a composition stands for; <see langword="null"/> for any other schema.</summary>
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

    /// <summary>Returns the schemas whose properties a record has as its own.</summary>
    public static IEnumerable<SchemaPart> RecordParts(in SchemaKeywords keywords)
    {
        var variants = Listed(keywords).ToList();
        return Items("allOf", keywords.AllOf)
            .Concat(
                IsOnlyVariant(variants.Count, keywords.Discriminator is not null) ? variants : []
            );
    }

    /// <summary>Returns the parts of an <c>allOf</c> that say anything about the values.</summary>
    public static IEnumerable<SchemaPart> Parts(in SchemaKeywords keywords) =>
        Items("allOf", keywords.AllOf).Where(HasSubstance);

    /// <summary>Returns whether the only part of a composition is an object written out in it: then the composition is that object.</summary>
    public static bool IsRecordItself(SpecNode part)
    {
        var keywords = SchemaKeywords.Of(part);
        return keywords is { Reference: null, HasVariants: false, Enum: null }
            && HasProperties(keywords);
    }

    /// <summary>Returns whether a schema declares a property itself.</summary>
    public static bool HasProperties(in SchemaKeywords keywords) =>
        keywords.Properties?.Children.Any() == true;

    /// <summary>Returns the name of the property that tells the types of a union apart; empty if there is none.</summary>
    public static string UnionProperty(in SchemaKeywords keywords) =>
        keywords.Discriminator?.Text("propertyName") ?? "";

    private static IEnumerable<SchemaPart> Listed(in SchemaKeywords keywords) =>
        Items("oneOf", keywords.OneOf).Concat(Items("anyOf", keywords.AnyOf));

    private static IEnumerable<SchemaPart> Items(string keyword, SpecNode? list) =>
        (list?.Children ?? []).Select((item, i) => new SchemaPart(keyword, i, item));

    private static bool HasSubstance(SchemaPart part) => SchemaKeywords.Of(part.Node).HasSubstance;
}
