namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Lowers one schema, by the passes for its keywords.</summary>
internal static class Schemas
{
    public static void Lower(DraftNode schema, LossList losses)
    {
        BooleanSchemas.Lower(schema);
        if (!schema.IsMapping)
        {
            return;
        }

        // The order matters: a schema can consist of one alternative, which can be a list of constants, and so on.
        ReferenceSiblings.Lower(schema);
        NullVariants.Lower(schema);
        ConstantChoices.Lower(schema);
        Constants.Lower(schema, losses);
        EnumValues.Lower(schema);
        Tuples.Lower(schema, losses);
        PropertyPatterns.Lower(schema);
        TypeLists.Lower(schema, losses);
        Contents.Lower(schema);
        Bounds.Lower(schema);
        Examples.Lower(schema);
        Conditions.Report(schema, losses);
        Keywords.Lower(schema);
        FreeProperties.Lower(schema);
    }
}
