using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Replaces a schema for each item (<c>prefixItems</c>) by one schema for all items, which allows the values of each.
/// </summary>
internal static class Tuples
{
    public static void Lower(DraftNode schema, LossList losses)
    {
        // Earlier drafts of JSON Schema have the list in "items".
        var list = schema.List("prefixItems") ?? schema.List("items");
        if (list is null)
        {
            return;
        }

        var rest = schema.Child(list.Key is "items" ? "additionalItems" : "items");
        schema.RemoveAll(entry => entry == list || entry == rest);
        var all = list.Children.ToList();
        list.Clear(NodeKind.Sequence);
        // Without it, more items of any kind are allowed, but documents mean exactly the listed ones.
        if (rest is { IsMapping: true } or { IsTrue: true })
        {
            all.Add(rest);
        }

        var items = Alternatives.Of("items", all, list.Origin);
        if (items.List("anyOf") is { Origin: var origin } && origin.Equals(list.Origin))
        {
            losses.Add(
                schema,
                origin,
                "prefixItems",
                "All items have one type, which allows the values of all positions."
            );
        }

        schema.Add(items);
        if (schema.Child("type") is null)
        {
            schema.Add(DraftNode.Quoted("type", "array", list.Origin));
        }
    }
}
