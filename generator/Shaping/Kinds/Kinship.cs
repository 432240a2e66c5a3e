using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>Which components are kinds of others by their <c>allOf</c>, and which are only other names for them.</summary>
internal sealed class Kinship(SpecIndex index)
{
    /// <summary>What builds on a schema by <c>allOf</c>, at any distance, each with its value of a property.</summary>
    public IEnumerable<(string Value, SpecNode Type)> Descendants(SpecNode schema, string property)
    {
        var visited = new HashSet<int> { schema.Index };
        var open = new Queue<(SpecNode Parent, SpecNode? Union)>();
        open.Enqueue((schema, null));
        while (open.Count > 0)
        {
            var (parent, union) = open.Dequeue();
            foreach (
                var child in index.ChildrenByAllOf(parent).Where(one => visited.Add(one.Index))
            )
            {
                var keywords = SchemaKeywords.Of(child);
                var own = SchemaClassifier.UnionProperty(keywords);
                // Another name for something is no type of its own.
                if (Substance(child).Index == child.Index)
                {
                    yield return (child.Key, union ?? child);
                }

                if (own.Length == 0)
                {
                    open.Enqueue((child, union));
                }
                else if (own == property)
                {
                    // It is a union itself, and the same property tells its types.
                    var type = union ?? child;
                    foreach (var target in keywords.Discriminator?.Child("mapping")?.Children ?? [])
                    {
                        yield return (target.Key, type);
                    }

                    open.Enqueue((child, type));
                }
            }
        }
    }

    /// <summary>The component that a component is another name for, or itself.</summary>
    public SpecNode Substance(SpecNode component)
    {
        var visited = new HashSet<int>();
        while (visited.Add(component.Index))
        {
            var keywords = SchemaKeywords.Of(component);
            var only = SchemaClassifier.Only(keywords);
            var reference = keywords.Reference ?? only?.Child("$ref");
            if (
                reference is null
                || index.Component(reference.Value.Value) is not { } target
                || (only is { } part && IsKind(component, part))
            )
            {
                break;
            }

            component = target;
        }

        return component;
    }

    /// <summary>Whether a component is one of the types of the union that it composes, though it adds nothing to it.</summary>
    public bool IsKind(SpecNode component, SpecNode part)
    {
        if (
            component.Parent?.Key != "schemas"
            || part.Parent?.Key != "allOf"
            || index.Component(part.Text("$ref")) is not { } parent
        )
        {
            return false;
        }

        return Ancestors(parent).Any(ancestor => Lists(ancestor, component));
    }

    /// <summary>Whether a component is one of the types that a schema tells apart.</summary>
    private bool Lists(SpecNode schema, SpecNode component)
    {
        var keywords = SchemaKeywords.Of(schema);
        var mapping = (keywords.Discriminator?.Child("mapping")?.Children ?? []).ToList();
        return SchemaClassifier.UnionProperty(keywords).Length > 0
            && (
                mapping.Exists(target =>
                    index.MappingTarget(target.Value)?.Index == component.Index
                )
                || (
                    keywords.HasVariants
                        ? SchemaClassifier
                            .Variants(keywords)
                            .Any(one => index.Component(one.Text("$ref"))?.Index == component.Index)
                        // What the mapping passes over is another name, as for a null beside it.
                        : mapping.Count == 0
                )
            );
    }

    /// <summary>A schema and what it builds on by <c>allOf</c>, as far as the first that tells types apart.</summary>
    private IEnumerable<SpecNode> Ancestors(SpecNode schema)
    {
        var visited = new HashSet<int> { schema.Index };
        var open = new Queue<SpecNode>();
        open.Enqueue(schema);
        while (open.Count > 0)
        {
            var next = open.Dequeue();
            yield return next;
            var keywords = SchemaKeywords.Of(next);
            if (keywords.Discriminator is null)
            {
                foreach (var part in keywords.AllOf?.Children ?? [])
                {
                    if (
                        index.Component(part.Text("$ref")) is { } parent
                        && visited.Add(parent.Index)
                    )
                    {
                        open.Enqueue(parent);
                    }
                }
            }
        }
    }
}
