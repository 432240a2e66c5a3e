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
                var own = Composition.UnionProperty(keywords);
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

    /// <summary>Returns the component that a component is another name for, or itself.</summary>
    public SpecNode Substance(SpecNode component) => Chain(component).Last(IsComponent);

    /// <summary>Returns the schema that an alias stands for at the end, or the schema itself.</summary>
    public SpecNode Target(SpecNode schema) => Chain(schema).Last();

    /// <summary>Returns a schema, and what it, and each after it, is only another name for.</summary>
    private IEnumerable<SpecNode> Chain(SpecNode schema)
    {
        var visited = new HashSet<int>();
        for (SpecNode? next = schema; next is { } current && visited.Add(current.Index); )
        {
            yield return current;
            next = Next(current);
        }
    }

    private SpecNode? Next(SpecNode schema)
    {
        var keywords = SchemaKeywords.Of(schema);
        return keywords.Reference is { } reference ? index.Component(reference.Value)
            : Composition.Only(keywords) is { } only && IsAlias(schema, only) ? only.Node
            : null;
    }

    /// <summary>Returns whether a composition is only another name for the one schema that it composes, and no type of its own.</summary>
    public bool IsAlias(SpecNode schema, SchemaPart only) =>
        !Composition.IsRecordItself(only.Node) && !IsKind(schema, only);

    /// <summary>Whether a component is one of the types of the union that it composes, though it adds nothing to it.</summary>
    private bool IsKind(SpecNode component, SchemaPart part)
    {
        if (
            !IsComponent(component)
            || part.Keyword != "allOf"
            || index.Component(part.Node.Text("$ref")) is not { } parent
        )
        {
            return false;
        }

        return Ancestors(parent).Any(ancestor => Lists(ancestor, component));
    }

    private static bool IsComponent(SpecNode schema) => schema.Parent?.Key == "schemas";

    /// <summary>Whether a component is one of the types that a schema tells apart.</summary>
    private bool Lists(SpecNode schema, SpecNode component)
    {
        var keywords = SchemaKeywords.Of(schema);
        var mapping = (keywords.Discriminator?.Child("mapping")?.Children ?? []).ToList();
        return Composition.UnionProperty(keywords).Length > 0
            && (
                mapping.Exists(target =>
                    index.MappingTarget(target.Value)?.Index == component.Index
                )
                || (
                    keywords.HasVariants
                        ? Composition
                            .Variants(keywords)
                            .Any(one =>
                                index.Component(one.Node.Text("$ref"))?.Index == component.Index
                            )
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
