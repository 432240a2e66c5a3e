using AtlasGen.Generator.Spec.Tree;
using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.Generator.Spec;

/// <summary>The index of a document: its operations, its components, and their lines.</summary>
/// <remarks>
/// The index is created in one pass over the text, so that only the selected parts are read as OpenAPI.
/// </remarks>
internal sealed class SpecIndex
{
    private const string ComponentPrefix = "#/components/";
    private const int MostHops = 16;

    private static readonly HashSet<string> ComponentKinds = new(StringComparer.Ordinal)
    {
        "schemas",
        "responses",
        "parameters",
        "examples",
        "requestBodies",
        "headers",
        "securitySchemes",
        "links",
        "callbacks",
    };

    private readonly CancellationToken _cancellationToken;

    // The keys consist of kind and name, as written: "schemas/Link". Like Readers, the lookup does not unescape
    // references.
    private readonly Dictionary<string, SpecNode> _components = new(StringComparer.Ordinal);

    // Created on demand, because not every document has a discriminator.
    private IReadOnlyList<SpecNode>? _schemas;
    private ILookup<int, SpecNode>? _childrenByAllOf;

    // Aliases put the same entries under many keys. Without aliases, each node is counted at most once.
    private long _room;

    /// <param name="tree">The document.</param>
    /// <param name="doubt">Why the quick parser gave it up, if it did.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="DocumentTooLargeException">Aliases make too many entries of the document.</exception>
    public SpecIndex(SpecTree tree, Doubt? doubt, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _room = Math.Max(100_000, 2L * tree.Count);
        Tree = tree;
        Doubt = doubt;
        var operations = new List<SpecOperation>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var duplicates = new List<SpecNode>();
        foreach (var pathItem in Members("paths").Where(IsPathItem))
        {
            foreach (var node in Counted(pathItem).Where(SpecOperation.IsMethod))
            {
                if (!node.IsMapping)
                {
                    continue;
                }

                Count(node);
                Count(node.Child("tags"));
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
        foreach (var kind in Members("components").Where(IsComponentKind))
        {
            foreach (var component in Counted(kind))
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

    /// <summary>Gets the nodes of the document.</summary>
    public SpecTree Tree { get; }

    /// <summary>
    /// Gets the reason why only a full YAML parser can read the document; <see langword="null"/> if the quick parser
    /// did.
    /// </summary>
    public Doubt? Doubt { get; }

    /// <summary>Returns whether a member of <c>components</c> contains components (OpenAPI 3.0.3, Components Object).</summary>
    public static bool IsComponentKind(SpecNode member) => ComponentKinds.Contains(member.Key);

    /// <summary>Returns whether a member of <c>paths</c> is a path item. Extensions are not.</summary>
    /// <remarks>A path without a leading slash counts here; it is reported if it is selected.</remarks>
    public static bool IsPathItem(SpecNode member) =>
        !member.Key.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Gets all operations, in the order of the document.</summary>
    public IReadOnlyList<SpecOperation> Operations { get; }

    /// <summary>
    /// Gets operations and components with duplicate keys. The last one with a key is used, and the others are ignored.
    /// </summary>
    public IReadOnlyList<SpecNode> Duplicates { get; }

    /// <summary>Gets the references in place of path items. Their operations are in other documents.</summary>
    public IReadOnlyList<SpecNode> PathReferences { get; }

    /// <summary>Gets the component schemas, sorted by name in ordinal order.</summary>
    public IReadOnlyList<SpecNode> Schemas =>
        _schemas ??= [
            .. _components
                .Where(component => component.Key.StartsWith("schemas/", StringComparison.Ordinal))
                .Select(component => component.Value)
                .OrderBy(schema => schema.Key, StringComparer.Ordinal),
        ];

    /// <summary>
    /// Returns the component that a reference refers to or into; <see langword="null"/> if there is none.
    /// </summary>
    /// <param name="reference">The value of a <c>$ref</c>, such as <c>#/components/schemas/Link</c>.</param>
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

    /// <summary>Returns the names of the components of one kind, such as <c>schemas</c> or <c>parameters</c>.</summary>
    public IEnumerable<string> ComponentNames(string kind) =>
        _components
            .Where(component => component.Value.Parent?.Key == kind)
            .Select(component => component.Value.Key);

    /// <summary>
    /// Returns the schema that an entry of a discriminator mapping refers to, by a reference or by name.
    /// </summary>
    public SpecNode? MappingTarget(string value) =>
        Component(value)
        ?? (_components.TryGetValue($"schemas/{value}", out var schema) ? schema : null);

    /// <summary>Returns the component schemas that derive from a schema by <c>allOf</c>.</summary>
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

    /// <summary>Returns the direct and indirect descendants of a schema by <c>allOf</c>, nearest first.</summary>
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

    /// <summary>
    /// Returns the target of a node's <c>$ref</c>, or the node itself if it has none; <see langword="null"/> for a
    /// broken reference.
    /// </summary>
    public SpecNode? Resolve(SpecNode node)
    {
        // A component can be a reference to another component, or even to itself (OpenAPI 3.0.3, Components Object).
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

    /// <summary>
    /// Returns the node at a JSON pointer, following references; <see langword="null"/> if there is none.
    /// </summary>
    public SpecNode? Find(string pointer) =>
        JsonPointer
            .Names(pointer)
            .Aggregate((SpecNode?)Tree.Root, (node, name) => Child(node, name));

    /// <summary>
    /// Returns the line and column of a JSON pointer (RFC 6901), following references, or of its nearest existing
    /// ancestor.
    /// </summary>
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

    private IEnumerable<SpecNode> Counted(SpecNode node)
    {
        foreach (var child in node.Children)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (--_room < 0)
            {
                throw new DocumentTooLargeException("its aliases expand to too much");
            }

            yield return child;
        }
    }

    private void Count(SpecNode? node) => _ = node is { } holder ? Counted(holder).Count() : 0;
}

/// <summary>The reason why the quick parser gave up on a document.</summary>
/// <param name="Span">The place in the document.</param>
/// <param name="Reason">A description of the text that completes a sentence after "because".</param>
internal sealed record Doubt(LinePositionSpan Span, string Reason);
