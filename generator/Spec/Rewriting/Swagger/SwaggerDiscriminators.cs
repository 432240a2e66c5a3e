namespace AtlasGen.Generator.Spec.Rewriting.Swagger;

/// <summary>
/// Converts <c>x-ms-discriminator-value</c>, by which documents of Azure identify a type, to the mapping of the
/// discriminator. Swagger 2.0 itself identifies types only by the names of their definitions.
/// </summary>
internal static class SwaggerDiscriminators
{
    private const string Keyword = "x-ms-discriminator-value";
    private const string Prefix = "#/components/schemas/";

    // A definition has few ancestors, and a mapping for each of very many would take quadratic time.
    private const int MostAncestors = 32;

    /// <summary>Adds the mappings to the definitions, which are converted already.</summary>
    public static void Lower(DraftNode definitions)
    {
        var types = definitions.Children.Where(type => type.Text(Keyword).Length > 0).ToList();
        if (types.Count == 0)
        {
            return;
        }

        var byName = definitions
            .Children.GroupBy(type => type.Key, StringComparer.Ordinal)
            // As for all components, the last one counts.
            .ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        foreach (var type in types)
        {
            foreach (var ancestor in Ancestors(type, byName))
            {
                if (ancestor.Map("discriminator") is { } discriminator)
                {
                    Add(discriminator, type);
                }
            }
        }
    }

    private static void Add(DraftNode discriminator, DraftNode type)
    {
        var value = type.Child(Keyword)!;
        var mapping = discriminator.Map("mapping");
        if (mapping is null)
        {
            mapping = DraftNode.Mapping("mapping", discriminator.Origin);
            discriminator.Set(mapping);
        }

        mapping.Add(DraftNode.Quoted(value.Value, Prefix + type.Key, value.Origin));
    }

    private static IEnumerable<DraftNode> Ancestors(
        DraftNode type,
        Dictionary<string, DraftNode> byName
    )
    {
        var found = new HashSet<DraftNode> { type };
        var open = new Queue<DraftNode>(found);
        while (open.Count > 0 && found.Count <= MostAncestors)
        {
            foreach (var part in open.Dequeue().List("allOf")?.Children ?? [])
            {
                if (
                    part.Reference?.Value is { } reference
                    && reference.StartsWith(Prefix, StringComparison.Ordinal)
                    && byName.TryGetValue(reference.Substring(Prefix.Length), out var parent)
                    && found.Add(parent)
                )
                {
                    open.Enqueue(parent);
                    yield return parent;
                }
            }
        }
    }
}
