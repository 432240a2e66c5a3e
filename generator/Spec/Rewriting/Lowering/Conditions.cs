namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Reports properties that an object has only under a condition. Conditions that only constrain values do not change a
/// type.
/// </summary>
internal static class Conditions
{
    private const string Reason =
        "its properties depend on a condition. They are members of AdditionalProperties";

    public static void Report(DraftNode schema, Losses losses)
    {
        var branches = schema
            .Children.Where(keyword => keyword.Key is "then" or "else")
            .Concat(schema.Map("dependentSchemas")?.Children ?? [])
            .ToList();
        if (branches.Count == 0)
        {
            return;
        }

        var declared = new HashSet<string>(
            (schema.Map("properties")?.Children ?? []).Select(property => property.Key),
            StringComparer.Ordinal
        );
        foreach (var branch in branches.Where(Declares))
        {
            losses.Add(schema, branch.Origin, Reason);
        }

        bool Declares(DraftNode branch) =>
            branch.Reference is not null
            || branch.Children.Any(entry =>
                entry is { IsSequence: true, Key: "allOf" or "oneOf" or "anyOf" }
            )
            || (branch.Map("properties")?.Children ?? []).Any(property =>
                !declared.Contains(property.Key)
            );
    }
}
