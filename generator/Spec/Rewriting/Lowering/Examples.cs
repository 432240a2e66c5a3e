namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Replaces the <c>examples</c> of a schema by its <c>example</c>.</summary>
internal static class Examples
{
    public static void Lower(DraftNode schema)
    {
        if (
            schema.Child("example") is null
            && schema.List("examples") is { Children.Count: > 0 } examples
        )
        {
            var first = examples.Children[0];
            examples.MoveTo(schema, example => example == first);
            first.Key = "example";
        }

        schema.Unset("examples");
    }
}
