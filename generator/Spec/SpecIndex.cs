using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Text;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec;

/// <summary>The index of a document: its operations, its components, and their lines.</summary>
/// <remarks>
/// The index is created in one pass over the text, so that only the selected parts are read as OpenAPI.
/// </remarks>
internal sealed class SpecIndex
{
    private const string ComponentPrefix = "#/components/";

    // Like Readers, the lookup does not unescape references.
    private readonly SpecEntries _entries;

    // Created on demand, because not every document has a discriminator or a component that is a reference. Two threads
    // can create them at the same time, and the values are equal.
    private IReadOnlyList<SpecNode>? _schemas;
    private HashSet<SpecNode>? _allSchemas;
    private ILookup<int, SpecNode>? _childrenByAllOf;
    private ComponentReferences? _references;

    /// <param name="tree">The document.</param>
    /// <param name="losses">The parts of the document that could not be converted to OpenAPI 3.0.</param>
    /// <param name="doubt">The reason why only a full YAML parser can read the document, if there is one.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="DocumentTooLargeException">With its aliases, the document has too many entries.</exception>
    public SpecIndex(
        SpecTree tree,
        IReadOnlyList<Loss> losses,
        Doubt? doubt,
        CancellationToken cancellationToken
    )
    {
        _entries = new(tree, cancellationToken);
        Tree = tree;
        Losses = losses;
        Doubt = doubt;
        SectionReferences = ReferencesIn(Sections());
        PathReferences = ReferencesIn(PathItemsAndOperations());
    }

    /// <summary>Gets the nodes of the document.</summary>
    public SpecTree Tree { get; }

    /// <summary>
    /// Gets the reason why only a full YAML parser can read the document; <see langword="null"/> if the quick parser
    /// did.
    /// </summary>
    public Doubt? Doubt { get; }

    /// <summary>Gets the parts of the document that could not be converted to OpenAPI 3.0.</summary>
    public IReadOnlyList<Loss> Losses { get; }

    /// <summary>Gets the paths of the other files to which references can refer.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Gets the errors of the files that cannot be read, by the normalized paths of the files.</summary>
    public IReadOnlyDictionary<string, DiagnosticInfo> UnreadableParts { get; init; } =
        new Dictionary<string, DiagnosticInfo>();

    /// <summary>Gets all operations, in the order of the document.</summary>
    public IReadOnlyList<SpecOperation> Operations => _entries.Operations;

    /// <summary>Gets all components, in the order of the document.</summary>
    public IEnumerable<SpecPart> Components => _entries.ComponentsByName.Values;

    /// <summary>
    /// Gets the references in place of all paths, of all components, or of all components of one kind. What is behind them
    /// is unknown.
    /// </summary>
    public IReadOnlyList<SpecNode> SectionReferences { get; }

    /// <summary>
    /// Gets the references in place of the members of the root that every client uses, or in place of their items.
    /// OpenAPI does not define them.
    /// </summary>
    public IEnumerable<(string Member, SpecNode Reference)> RootReferences =>
        from key in SpecEntries.Shared
        let member = _entries.Member(key)
        where member is not null
        from node in member.Value.IsSequence ? member.Value.Children : [member.Value]
        let reference = node.Reference
        where reference is not null
        select (key, reference.Value);

    /// <summary>Gets the references in place of path items and operations. Their operations are in other documents.</summary>
    public IReadOnlyList<SpecNode> PathReferences { get; }

    /// <summary>Gets the component schemas, sorted by name in ordinal order.</summary>
    public IReadOnlyList<SpecNode> Schemas =>
        _schemas ??= [
            .. ComponentsOf("schemas")
                .Select(component => component.Node)
                .OrderBy(schema => schema.Key, StringComparer.Ordinal),
        ];

    /// <summary>Returns a member of the root; <see langword="null"/> if there is none.</summary>
    public SpecPart? Member(string key) =>
        _entries.Member(key) is { } member ? new SpecPart(member, key, null) : null;

    /// <summary>
    /// Returns the component that a reference refers to; <see langword="null"/> if there is none.
    /// </summary>
    /// <param name="reference">The value of a <c>$ref</c>, such as <c>#/components/schemas/Link</c>.</param>
    public SpecPart? Component(string reference)
    {
        if (!reference.StartsWith(ComponentPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var name = reference.Substring(ComponentPrefix.Length);
        // References into components were replaced before, unless they are broken.
        return name.IndexOf('/', name.IndexOf('/') + 1) < 0 ? Named(name) : null;
    }

    /// <summary>Returns the component schema with a name; <see langword="null"/> if there is none.</summary>
    public SpecPart? Schema(string name) => Named($"schemas/{name}");

    /// <summary>
    /// Returns whether a node is a component schema. Its parent does not decide: <c>schemas</c> can be an alias, or the
    /// name of a property.
    /// </summary>
    public bool IsSchema(SpecNode node) => (_allSchemas ??= [.. Schemas]).Contains(node);

    /// <summary>Returns the components of one kind, such as <c>schemas</c> or <c>parameters</c>.</summary>
    public IEnumerable<SpecPart> ComponentsOf(string kind) =>
        Components.Where(component => component.Holder!.Value.HasKey(kind));

    /// <summary>
    /// Returns the schema that an entry of a discriminator mapping refers to, by a reference or by name.
    /// </summary>
    public SpecPart? MappingTarget(string value) => Component(value) ?? Schema(value);

    /// <summary>
    /// Returns the duplicate keys of parts and of what contains them: the entries whose key is already in their mapping.
    /// </summary>
    /// <remarks>The last operation or component with a key is used, and the others are ignored.</remarks>
    public IEnumerable<SpecNode> DuplicatesOf(IEnumerable<SpecPart> parts) =>
        _entries.Duplicates.Count == 0
            ? []
            : parts
                .SelectMany(part => part.Pointers.Concat(part.SharedPointers))
                // All components are in one section, which can itself have many duplicates.
                .Distinct(StringComparer.Ordinal)
                .SelectMany(pointer =>
                    _entries.Duplicates.TryGetValue(pointer, out var entries) ? entries : []
                );

    /// <summary>Returns the component schemas that derive from a schema by <c>allOf</c>.</summary>
    public IEnumerable<SpecNode> ChildrenByAllOf(SpecNode parent)
    {
        _childrenByAllOf ??= (
            from schema in Schemas
            from part in schema.Child("allOf")?.Children ?? []
            let target = part.Reference is { } reference ? Component(reference.Value) : null
            where target is not null
            select (Parent: Tree.ContentOf(target.Value.Node.Index), Child: schema)
        ).ToLookup(pair => pair.Parent, pair => pair.Child);
        return _childrenByAllOf[Tree.ContentOf(parent.Index)];
    }

    /// <summary>
    /// Returns the target of a node's <c>$ref</c>, or the node itself if it has none; <see langword="null"/> for a
    /// broken reference, and for one to a broken reference.
    /// </summary>
    public SpecNode? Resolve(SpecNode node) =>
        node.Reference is not { } reference ? node
        : Component(reference.Value) is not { } target ? null
        : target.Node.Reference is null ? target.Node
        : References.EndOf(target.Node).Target?.Node;

    /// <summary>
    /// Returns a reference without detours: the last one of a chain of components that are references, or the reference
    /// itself.
    /// </summary>
    /// <param name="reference">The value of a <c>$ref</c>.</param>
    public string Direct(string reference) =>
        Component(reference) is { Node: { Reference: not null } component }
            ? References.EndOf(component).Reference
            : reference;

    /// <summary>
    /// Returns whether a mapping is a component that only refers to itself, directly or indirectly.
    /// </summary>
    public bool IsCircular(SpecNode mapping) =>
        mapping.Reference is not null && References.IsCircular(mapping);

    /// <summary>
    /// Returns the file and the fragment that a reference refers to, as written; <see langword="null"/> for a URL.
    /// </summary>
    public FileAddress? AddressOf(SpecNode reference)
    {
        // A reference in an overlay is one in the document.
        var source = reference.Source.Path;
        return FileAddress.Resolve(
            Parts.Contains(source) ? source : Tree.Sources[0].Path,
            reference.Written
        );
    }

    /// <summary>
    /// Returns the error of the file that a reference refers to; <see langword="null"/> if the file can be read, or if it
    /// is none of the parts.
    /// </summary>
    public DiagnosticInfo? ErrorBehind(SpecNode reference) =>
        UnreadableParts.Count > 0
        && AddressOf(reference) is { } address
        && UnreadableParts.TryGetValue(address.Path, out var error)
            ? error
            : null;

    /// <summary>
    /// Returns the node at a JSON pointer, following references; <see langword="null"/> if there is none.
    /// </summary>
    public SpecNode? Find(string pointer) =>
        Nearest(pointer) is { IsExact: true, Node: var node } ? node : null;

    /// <summary>
    /// Returns the place of a JSON pointer (RFC 6901), following references, or of its nearest existing ancestor.
    /// </summary>
    public SourcePlace SourcePlace(string pointer) =>
        Nearest(pointer).Node is { Index: > 0 } node
            ? node.SourcePlace
            : new(Tree.Sources[0].Path, default);

    private ComponentReferences References => _references ??= new(this);

    private IEnumerable<SpecNode> Sections()
    {
        if (_entries.Member(SpecEntries.Paths) is { } paths)
        {
            yield return paths;
        }

        if (_entries.Member(SpecEntries.Components) is not { } components)
        {
            yield break;
        }

        yield return components;
        foreach (var kind in components.Children)
        {
            yield return kind;
        }
    }

    private IEnumerable<SpecNode> PathItemsAndOperations()
    {
        foreach (var pathItem in _entries.PathItems)
        {
            yield return pathItem;
        }

        foreach (var operation in _entries.Operations)
        {
            yield return operation.Node;
        }
    }

    private static List<SpecNode> ReferencesIn(IEnumerable<SpecNode> nodes)
    {
        var references = new List<SpecNode>();
        foreach (var node in nodes)
        {
            if (node.Reference is { } reference)
            {
                references.Add(reference);
            }
        }

        return references;
    }

    private (SpecNode Node, bool IsExact) Nearest(string pointer)
    {
        var names = JsonPointer.Names(pointer).ToArray();
        var (start, depth) = _entries.At(names);
        var node = start ?? Tree.Root;
        for (; depth < names.Length; depth++)
        {
            if (Child(node, names[depth]) is not { } child)
            {
                return (node, false);
            }

            node = child;
        }

        return (node, true);
    }

    private SpecPart? Named(string component) =>
        _entries.ComponentsByName.TryGetValue(component, out var part) ? part : null;

    private SpecNode? Child(SpecNode node, string key) =>
        node.Child(key) ?? Resolve(node)?.Child(key);
}

/// <summary>The reason why the quick parser gave up on a document.</summary>
/// <param name="Place">The place in the document.</param>
/// <param name="Reason">A description of the text that completes a sentence after "because".</param>
internal sealed record Doubt(SourcePlace Place, string Reason);
