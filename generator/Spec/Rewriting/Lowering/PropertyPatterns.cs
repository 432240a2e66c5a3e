namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Replaces <c>patternProperties</c> and <c>unevaluatedProperties</c> by <c>additionalProperties</c>.
/// </summary>
internal static class PropertyPatterns
{
    private static readonly string[] MatchAll = ["", ".*", "^.*", "^.*$", ".+", "^.+", "^.+$"];

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

        var isForAll = patterns.Children.Any(pattern => MatchAll.Contains(pattern.Key));
        var all = patterns.Children.ToList();
        patterns.RemoveAll(_ => true);
        if (others is not { IsFalse: true } && !isForAll)
        {
            // Names that no pattern matches can have any value.
            all.Add(others ?? DraftNode.Mapping("", patterns.Origin));
        }

        schema.RemoveAll(entry => entry == patterns || entry == others);
        schema.Add(Alternatives.Of("additionalProperties", all, patterns.Origin));
    }
}
