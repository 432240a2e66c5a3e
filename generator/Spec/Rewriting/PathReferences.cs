using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>
/// Converts the targets of references into paths, such as <c>#/paths/~1things/get/responses/200</c>, to components.
/// </summary>
/// <remarks>
/// Bundlers write such references for shared parts, and OpenAPI allows them (3.0.3, Reference Object), but Readers
/// resolves only references to components. Each target becomes a component, and a reference replaces it.
/// </remarks>
internal sealed class PathReferences
{
    public const string Prefix = "#/paths/";
    private const int ChainLimit = 32;

    // A document the size of Atlas's has 3,000. With many more, the rewriting would take noticeable time.
    private const int CountLimit = 20_000;

    private readonly SpecTree _tree;
    private readonly Dictionary<int, (SpecNode Node, string Kind, string Name)> _targets = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<(SpecNode Node, string Target)> _references = [];

    private PathReferences(SpecTree tree) => _tree = tree;

    /// <summary>Returns the document without references into paths, or the same document if it has none.</summary>
    public static SpecTree Replace(
        SpecTree tree,
        ReferenceForms forms,
        CancellationToken cancellationToken
    )
    {
        if (!forms.LeadIntoPaths)
        {
            return tree;
        }

        // A moved node that contains an alias of its new place would be infinite.
        tree = Draft.WithoutAliases(tree, cancellationToken);
        var references = new PathReferences(tree);
        references.Find(cancellationToken);
        return references._references.Count > 0
            ? references.Edited(cancellationToken).ToTree()
            : tree;
    }

    private Draft Edited(CancellationToken cancellationToken)
    {
        var draft = new Draft(_tree, cancellationToken);
        // Without aliases, the nodes of the draft are in the order of the tree.
        var nodes = draft.Root.All().ToArray();
        var sections = new ComponentSections(draft.Root);
        foreach (var (node, target) in _references)
        {
            nodes[node.Index].With(target, NodeStyle.DoubleQuoted);
        }

        foreach (
            var kind in _targets
                .Values.GroupBy(target => target.Kind)
                .OrderByDescending(kind => kind.Key, StringComparer.Ordinal)
        )
        {
            var holder = sections.Of(kind.Key);
            foreach (
                var target in kind.OrderByDescending(target => target.Name, StringComparer.Ordinal)
            )
            {
                var node = nodes[target.Node.Index];
                node.ReplaceWith(
                    DraftNode
                        .Mapping("", node.Origin)
                        .Add(DraftNode.Quoted("$ref", Reference(target.Node.Index), node.Origin))
                );
                node.Key = target.Name;
                holder.Insert(0, node);
            }
        }

        return draft;
    }

    private string Reference(int target) =>
        $"#/components/{_targets[target].Kind}/{_targets[target].Name}";

    private void Find(CancellationToken cancellationToken)
    {
        var found = new List<(int Reference, SpecNode Target, string Kind)>();
        for (var i = 0; i < _tree.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (
                !_tree.HasKey(i, "$ref")
                || new SpecNode(_tree, i) is not { IsScalar: true } reference
                || !IsIntoPath(reference.Value)
            )
            {
                continue;
            }

            if (found.Count + _references.Count == CountLimit)
            {
                _references.Clear();
                return;
            }

            var (target, component) = Follow(reference.Value);
            if (component is not null)
            {
                _references.Add((reference, component));
            }
            else if (target is { } node && ComponentKinds.KindOf(node) is { } kind)
            {
                found.Add((i, node, kind));
            }
        }

        foreach (
            var known in _tree
                .Root.Children.Where(member => member.HasKey("components"))
                .SelectMany(components => components.Children)
        )
        {
            _names.UnionWith(known.Children.Select(component => $"{known.Key}/{component.Key}"));
        }

        // Sorting by place in the structure makes the names independent of the order of the document.
        foreach (
            var (target, kind) in found
                .Select(reference => (reference.Target, reference.Kind))
                .Distinct()
                .OrderBy(pair => pair.Target.Pointer, StringComparer.Ordinal)
        )
        {
            Name(target, kind);
        }

        foreach (var (reference, target, _) in found)
        {
            _references.Add((new(_tree, reference), Reference(target.Index)));
        }
    }

    /// <summary>
    /// Returns the final target of a reference into paths: a node there, or the reference to a component that is there.
    /// </summary>
    private (SpecNode? Node, string? Component) Follow(string reference)
    {
        for (var i = 0; i < ChainLimit; i++)
        {
            if (!IsIntoPath(reference))
            {
                return (null, reference);
            }

            if (NodeAt(reference) is not { } node)
            {
                break;
            }

            if (node.Reference is not { } next)
            {
                return (node, null);
            }

            reference = next.Value;
        }

        return (null, null);
    }

    private static bool IsIntoPath(string reference) =>
        reference.StartsWith(Prefix, StringComparison.Ordinal);

    private SpecNode? NodeAt(string reference)
    {
        SpecNode? node = _tree.Root;
        foreach (var segment in reference.Split('/').Skip(1))
        {
            node = node?.Child(JsonPointer.UnescapeFragment(segment));
        }

        return node;
    }

    private void Name(SpecNode node, string kind)
    {
        var stem = ComponentSections.ValidName(string.Join("-", Words(node)));
        var name = stem;
        for (var number = 2; !_names.Add($"{kind}/{name}"); number++)
        {
            name = $"{stem}-{number}";
        }

        _targets[node.Index] = (node, kind, name);
    }

    /// <summary>
    /// Returns the words of a name: the operation, request or response, and the properties on the way.
    /// </summary>
    private static IEnumerable<string> Words(SpecNode node)
    {
        var way = new List<SpecNode>();
        for (SpecNode? step = node; step is { } known; step = known.Parent)
        {
            way.Insert(0, known);
        }

        // The first four nodes are the root, paths, the path, and the method.
        var operation = way.Count > 3 ? way[3] : node;
        var operationId = operation.Text("operationId");
        yield return operationId.Length > 0 ? operationId : $"{operation.Key}-{way[2].Key}";
        foreach (var step in way.Skip(4))
        {
            var parent = step.Parent?.Key;
            if (step.Key is "requestBody")
            {
                yield return "Request";
            }
            else if (parent is "responses")
            {
                yield return step.Key.StartsWith("2", StringComparison.Ordinal)
                    ? "Response"
                    : $"Response-{step.Key}";
            }
            else if (parent is "parameters")
            {
                yield return step.Text("name");
            }
            else if (parent is "properties" or "headers" or "links" or "callbacks" or "examples")
            {
                yield return step.Key;
            }
            else if (step.Key is "items")
            {
                yield return "Item";
            }
        }
    }
}
