using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>
/// Finds components that derive from other components by <c>allOf</c>, and components that are only aliases.
/// </summary>
internal sealed class Kinship(SpecIndex index)
{
    /// <summary>
    /// Returns the direct and indirect descendants of a schema by <c>allOf</c>, each with its value of a property.
    /// </summary>
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
                // An alias is not a type of its own.
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
                    // The child is itself a union, distinguished by the same property.
                    var type = union ?? child;
                    foreach (var target in Composition.Mapping(keywords))
                    {
                        yield return (target.Key, type);
                    }

                    open.Enqueue((child, type));
                }
            }
        }
    }

    /// <summary>Returns the component that an alias refers to, or the component itself.</summary>
    public SpecNode Substance(SpecNode component) => Chain(component).Last(index.IsSchema);

    /// <summary>Returns the schema that a chain of aliases ends with, or the schema itself.</summary>
    public SpecNode Target(SpecNode schema) => Chain(schema).Last();

    /// <summary>Returns a schema and the chain of schemas that it is an alias for.</summary>
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
        return keywords.Reference is not null ? index.Resolve(schema)
            : Composition.Only(keywords) is { } only && IsAlias(schema, only) ? only.Node
            : null;
    }

    /// <summary>Returns whether a composition is only an alias for the one schema that it composes.</summary>
    public bool IsAlias(SpecNode schema, SchemaPart only) =>
        !Composition.IsRecordItself(only.Node) && !IsKind(schema, only);

    /// <summary>
    /// Returns whether a component is one of the types of the union that it composes, although it adds nothing to it.
    /// </summary>
    private bool IsKind(SpecNode component, SchemaPart part)
    {
        if (
            !index.IsSchema(component)
            || part.Keyword != "allOf"
            || index.Component(part.Node.Text("$ref"))?.Node is not { } parent
        )
        {
            return false;
        }

        return Ancestors(parent).Any(ancestor => Lists(ancestor, component));
    }

    /// <summary>Returns whether a component is one of the types in a schema's discriminator.</summary>
    private bool Lists(SpecNode schema, SpecNode component)
    {
        var keywords = SchemaKeywords.Of(schema);
        var mapping = Composition.Mapping(keywords).Take(Composition.CaseLimit + 1).ToList();
        return Composition.UnionProperty(keywords).Length > 0
            && !Composition.AreTooMany(mapping)
            && (
                mapping.Exists(target =>
                    index.MappingTarget(target.Value)?.Node.Index == component.Index
                )
                || (
                    keywords.HasVariants
                        ? Composition
                            .Variants(keywords)
                            .Any(one =>
                                index.Component(one.Node.Text("$ref"))?.Node.Index
                                == component.Index
                            )
                        // A component that the mapping omits is an alias, for example to add null.
                        : mapping.Count == 0
                )
            );
    }

    /// <summary>Returns a schema and its ancestors by <c>allOf</c>, up to the first one with a discriminator.</summary>
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
                        index.Component(part.Text("$ref"))?.Node is { } parent
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
