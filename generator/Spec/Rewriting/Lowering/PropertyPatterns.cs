namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Replaces <c>patternProperties</c> and <c>unevaluatedProperties</c> by <c>additionalProperties</c>.
/// </summary>
internal static class PropertyPatterns
{
    public static void Lower(DraftNode schema)
    {
        var patterns = schema.Map("patternProperties");
        var others = schema.Child("additionalProperties") ?? schema.Child("unevaluatedProperties");
        if (patterns is not { Children.Count: > 0 })
        {
            if (others is { IsMapping: true, Key: "unevaluatedProperties" })
            {
                others.Key = "additionalProperties";
            }

            return;
        }

        var all = patterns.Children.ToList();
        patterns.RemoveAll(_ => true);
        if (others is { IsMapping: true })
        {
            all.Add(others);
        }

        schema.RemoveAll(entry => entry == patterns || entry == others);
        schema.Add(Alternatives.Of("additionalProperties", all, patterns.Origin));
    }
}
