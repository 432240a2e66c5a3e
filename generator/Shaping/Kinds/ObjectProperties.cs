using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>Finds the properties that an object's schema or one of its parts declares.</summary>
internal sealed class ObjectProperties(SpecIndex index)
{
    /// <summary>
    /// Returns the schema of a property with references resolved; <see langword="null"/> if the property is not
    /// declared.
    /// </summary>
    public SpecNode? Find(SpecNode schema, string name) =>
        Declaration(schema, name) is { } property ? index.Resolve(property) : null;

    /// <summary>
    /// Returns the schema of a property as it is declared; <see langword="null"/> if the property is not declared.
    /// </summary>
    public SpecNode? Declaration(SpecNode schema, string name)
    {
        var visited = new HashSet<int>();
        var open = new Queue<SpecNode>();
        open.Enqueue(schema);
        while (open.Count > 0)
        {
            if (index.Resolve(open.Dequeue()) is not { } next || !visited.Add(next.Index))
            {
                continue;
            }

            var keywords = SchemaKeywords.Of(next);
            if (keywords.Properties?.Child(name) is { } property)
            {
                return property;
            }

            foreach (var part in Composition.RecordParts(keywords))
            {
                open.Enqueue(part.Node);
            }
        }

        return null;
    }
}
