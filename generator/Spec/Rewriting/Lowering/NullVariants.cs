namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Replaces the alternative <c>null</c> of <c>anyOf</c> and <c>oneOf</c> by <c>nullable</c>, and a composition that has
/// only one other alternative by that alternative.
/// </summary>
internal static class NullVariants
{
    // Each level of a nested composition is one round.
    private const int MostRounds = 64;

    public static void Lower(DraftNode schema)
    {
        for (var round = 0; round < MostRounds && LowerOnce(schema); round++) { }
    }

    private static bool LowerOnce(DraftNode schema)
    {
        var isUnwrapped = false;
        foreach (var keyword in new[] { "anyOf", "oneOf" })
        {
            if (schema.List(keyword) is not { } variants)
            {
                continue;
            }

            // No value matches this alternative.
            variants.RemoveAll(variant => variant.IsFalse);
            var hasNull = variants.RemoveAll(IsNull) > 0;
            if (hasNull)
            {
                schema.SetNullable(variants.Origin);
            }

            if (hasNull && variants.Children.Count == 0)
            {
                schema.Unset(keyword);
            }
            else if (hasNull && variants.Children is [{ IsMapping: true } only])
            {
                isUnwrapped |= Unwrap(schema, variants, only);
            }
        }

        return isUnwrapped;
    }

    /// <summary>Returns whether the only value that a schema allows is null.</summary>
    private static bool IsNull(DraftNode schema) =>
        schema.IsMapping
        && schema.Reference is null
        && (
            schema.Child("type") switch
            {
                { IsSequence: true, Children: { Count: > 0 } types } => types.All(TypeLists.IsNull),
                { } type => TypeLists.IsNull(type),
                null => false,
            }
            || schema.Child("const") is { IsNull: true }
            || (
                schema.List("enum") is { Children: { Count: > 0 } values }
                && values.All(value => value.IsNull)
            )
        );

    /// <summary>Makes a composition the only schema that it lists.</summary>
    private static bool Unwrap(DraftNode schema, DraftNode variants, DraftNode only)
    {
        if (only.Reference is not null)
        {
            // A list of schemas has no place for annotations.
            only.MoveTo(schema, entry => entry.Key != "$ref" && IsAddition(schema, entry));
            only.RemoveAll(entry => entry.Key != "$ref" && SchemaNodes.IsAnnotation(entry.Key));
            if (schema.List("allOf") is { } parts)
            {
                schema.Unset(variants.Key);
                variants.MoveTo(parts, _ => true);
            }
            else
            {
                variants.Key = "allOf";
            }

            return false;
        }

        if (only.Children.Any(Conflicts))
        {
            return false;
        }

        schema.Unset(variants.Key);
        only.MoveTo(schema, entry => schema.Child(entry.Key) is null);
        return true;

        bool Conflicts(DraftNode entry) =>
            !SchemaNodes.IsAnnotation(entry.Key)
            && schema.Child(entry.Key) is { } known
            && known != variants
            && !(known.IsScalar && entry.IsScalar && known.Value == entry.Value);
    }

    private static bool IsAddition(DraftNode schema, DraftNode entry) =>
        SchemaNodes.IsAnnotation(entry.Key) && schema.Child(entry.Key) is null;
}
