using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Combines several schemas to one that allows the values of all of them.</summary>
internal static class Alternatives
{
    /// <param name="key">The key of the combined schema.</param>
    /// <param name="schemas">The schemas, which are not in the document anymore.</param>
    /// <param name="origin">The origin of the combined schema.</param>
    public static DraftNode Of(string key, IReadOnlyList<DraftNode> schemas, SpecNode origin)
    {
        var rest = new List<DraftNode>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var schema in schemas.Where(schema => !schema.IsFalse))
        {
            if (schema.IsTrue || schema is { IsMapping: true, Children.Count: 0 })
            {
                return DraftNode.Mapping(key, origin);
            }

            if (schema.IsMapping && (Identity(schema) is not { } identity || known.Add(identity)))
            {
                rest.Add(schema);
            }
        }

        if (rest is [var only])
        {
            only.Key = key;
            return only;
        }

        var combined = DraftNode.Mapping(key, origin);
        if (rest.Count > 0)
        {
            var list = DraftNode.Sequence("anyOf", origin);
            foreach (var schema in rest)
            {
                schema.Key = "";
                list.Add(schema);
            }

            combined.Add(list);
        }

        return combined;
    }

    /// <summary>Returns a text that is the same for equal schemas; <see langword="null"/> for other schemas.</summary>
    private static string? Identity(DraftNode schema) =>
        schema.Reference is { } reference ? reference.Value
        : schema.Child("type") is { IsScalar: true } type
        && schema.Children.All(entry =>
            entry == type || entry.Key is "format" || SchemaNodes.IsAnnotation(entry.Key)
        )
            ? $"{type.Value} {schema.Text("format")}"
        : null;
}
