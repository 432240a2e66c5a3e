using AtlasGen.Generator.Spec.Tree;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Spec;

/// <summary>What a document holds, and where: its operations, its components, and every line.</summary>
/// <remarks>
/// It is made in one pass over the text, so that only what is selected is ever read as OpenAPI. Names are found in it
/// while the selection is read: nothing in it changes but what anybody would compute alike.
/// </remarks>
internal sealed class SpecIndex
{
    private const string ComponentPrefix = "#/components/";
    private const int MostHops = 16;

    // By kind and name as they stand there: "schemas/Link". Readers takes references so, and undoes no escape in them.
    private readonly Dictionary<string, SpecNode> _components = new(StringComparer.Ordinal);

    // Names are found beside the reading: what both want may be made twice, and is the same.
    private IReadOnlyList<SpecNode>? _schemas;
    private ILookup<int, SpecNode>? _childrenByAllOf;

    public SpecIndex(SpecTree tree, Doubt? doubt)
    {
        Tree = tree;
        Doubt = doubt;
        var operations = new List<SpecOperation>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var duplicates = new List<SpecNode>();
        foreach (var pathItem in Members("paths").Where(IsPathItem))
        {
            foreach (var node in pathItem.Children.Where(SpecOperation.IsMethod))
            {
                if (!node.IsMapping)
                {
                    continue;
                }

                var operation = SpecOperation.From(pathItem, node);
                if (places.TryGetValue(operation.Pointer, out var place))
                {
                    operations[place] = operation;
                    duplicates.Add(node);
                }
                else
                {
                    places.Add(operation.Pointer, operations.Count);
                    operations.Add(operation);
                }
            }
        }

        Operations = operations;
        Duplicates = duplicates;
        PathReferences =
        [
            .. Members("paths")
                .Where(IsPathItem)
                .Select(pathItem => pathItem.Child("$ref"))
                .OfType<SpecNode>(),
        ];
        foreach (var kind in Members("components"))
        {
            foreach (var component in kind.Children)
            {
                var name = $"{kind.Key}/{component.Key}";
                if (_components.ContainsKey(name))
                {
                    duplicates.Add(component);
                }

                _components[name] = component;
            }
        }
    }

    /// <summary>Every node of the document.</summary>
    public SpecTree Tree { get; }

    /// <summary>Why only a whole parser of YAML can read the document; <see langword="null"/> when the quick one did.</summary>
    public Doubt? Doubt { get; }

    /// <summary>All operations, in the order of the document.</summary>
    public IReadOnlyList<SpecOperation> Operations { get; }

    /// <summary>The operations and the components whose keys others have, too. The last one of a key counts, and the others are ignored.</summary>
    public IReadOnlyList<SpecNode> Duplicates { get; }

    /// <summary>The references that stand in place of path items; their operations are in other documents.</summary>
    public IReadOnlyList<SpecNode> PathReferences { get; }

    /// <summary>The schemas of the components, by name in ordinal order.</summary>
    public IReadOnlyList<SpecNode> Schemas =>
        _schemas ??= [
            .. _components
                .Where(component => component.Key.StartsWith("schemas/", StringComparison.Ordinal))
                .Select(component => component.Value)
                .OrderBy(schema => schema.Key, StringComparer.Ordinal),
        ];

    /// <summary>The component that a reference of this document leads to or into; <see langword="null"/> when there is none.</summary>
    /// <param name="reference">The value of a <c>$ref</c>: <c>#/components/schemas/Link</c>.</param>
    public SpecNode? Component(string reference)
    {
        if (!reference.StartsWith(ComponentPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var end = reference.IndexOf('/', ComponentPrefix.Length);
        var deeper = end < 0 ? -1 : reference.IndexOf('/', end + 1);
        var name = reference.Substring(
            ComponentPrefix.Length,
            (deeper < 0 ? reference.Length : deeper) - ComponentPrefix.Length
        );
        return _components.TryGetValue(name, out var node) ? node : null;
    }

    /// <summary>The names of the components of one kind: of <c>schemas</c>, of <c>parameters</c>.</summary>
    public IEnumerable<string> ComponentNames(string kind) =>
        _components
            .Where(component => component.Value.Parent?.Key == kind)
            .Select(component => component.Value.Key);

    /// <summary>The schema that an entry of a discriminator's mapping means: by a reference, or by its bare name.</summary>
    public SpecNode? MappingTarget(string value) =>
        Component(value)
        ?? (_components.TryGetValue($"schemas/{value}", out var schema) ? schema : null);

    /// <summary>The component schemas that build on another one by their <c>allOf</c>.</summary>
    public IEnumerable<SpecNode> ChildrenByAllOf(SpecNode parent)
    {
        _childrenByAllOf ??= (
            from schema in Schemas
            from part in schema.Child("allOf")?.Children ?? []
            let target = part.Child("$ref") is { } reference ? Component(reference.Value) : null
            where target is not null
            select (Parent: target.Value.Index, Child: schema)
        ).ToLookup(pair => pair.Parent, pair => pair.Child);
        return _childrenByAllOf[parent.Index];
    }

    /// <summary>The same, and those that build on these, nearest first.</summary>
    public IReadOnlyList<SpecNode> DescendantsByAllOf(SpecNode ancestor)
    {
        var visited = new HashSet<int> { ancestor.Index };
        var descendants = ChildrenByAllOf(ancestor)
            .Where(child => visited.Add(child.Index))
            .ToList();
        for (var i = 0; i < descendants.Count; i++)
        {
            descendants.AddRange(
                ChildrenByAllOf(descendants[i]).Where(child => visited.Add(child.Index))
            );
        }

        return descendants;
    }

    /// <summary>Returns what a node's <c>$ref</c> leads to, or the node itself if it has none; <see langword="null"/> if the reference leads nowhere.</summary>
    public SpecNode? Resolve(SpecNode node)
    {
        // A component can be a reference itself (OpenAPI 3.0.3, Components Object), even to itself.
        for (var hops = 0; hops < MostHops; hops++)
        {
            if (node.Child("$ref") is not { IsScalar: true } reference)
            {
                return node;
            }

            if (Component(reference.Value) is not { } target)
            {
                return null;
            }

            node = target;
        }

        return null;
    }

    /// <summary>Returns the node at a JSON pointer, also behind references; <see langword="null"/> if there is none.</summary>
    public SpecNode? Find(string pointer) =>
        JsonPointer
            .Names(pointer)
            .Aggregate((SpecNode?)Tree.Root, (node, name) => Child(node, name));

    /// <summary>Line and column of a JSON pointer (RFC 6901), also behind references, or of what is nearest above it.</summary>
    public LinePositionSpan Span(string pointer)
    {
        var node = Tree.Root;
        foreach (var name in JsonPointer.Names(pointer))
        {
            if (Child(node, name) is not { } child)
            {
                break;
            }

            node = child;
        }

        return node.Index > 0 ? node.Span : default;
    }

    private SpecNode? Child(SpecNode? node, string key) =>
        node?.Child(key) ?? (node is { } holder ? Resolve(holder)?.Child(key) : null);

    private IEnumerable<SpecNode> Members(string name) => Tree.Root.Child(name)?.Children ?? [];

    // A path without its slash is told to who selects it; extensions are no paths.
    private static bool IsPathItem(SpecNode member) =>
        !member.Key.StartsWith("x-", StringComparison.Ordinal);
}

/// <summary>Why the quick parser gave a document up.</summary>
/// <param name="Span">The place.</param>
/// <param name="Reason">What stands there, in words that go on from "because".</param>
internal sealed record Doubt(LinePositionSpan Span, string Reason);
