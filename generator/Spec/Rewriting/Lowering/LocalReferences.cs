using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Converts the targets of references to local definitions, to anchors, to IDs, and into components to components of
/// their own, because Readers resolves only references to components.
/// </summary>
internal sealed class LocalReferences
{
    private const string Prefix = "#/components/";

    private readonly DraftNode _root;
    private readonly LossList _losses;
    private readonly Targets _targets;
    private readonly List<(DraftNode Holder, Part Part)> _references = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private LocalReferences(DraftNode root, LossList losses)
    {
        (_root, _losses) = (root, losses);
        _targets = new(root);
    }

    public static void Replace(DraftNode root, LossList losses, CancellationToken cancellationToken)
    {
        var references = new LocalReferences(root, losses);
        PartWalk.Visit(root, references.Visit, cancellationToken);
        references.Replace(cancellationToken);
    }

    private void Visit(DraftNode node, Part part)
    {
        if (!node.IsMapping)
        {
            return;
        }

        if (part is Part.Schema)
        {
            _targets.Add(node);
            ReplaceDynamic(node);
        }

        // Path items and media types cannot be components of OpenAPI 3.0.
        if (
            KindOf(part) is not null
            && node.Reference is { } reference
            && !IsComponent(reference.Value)
        )
        {
            _references.Add((node, part));
        }
    }

    /// <summary>
    /// Replaces a dynamic reference by a reference to the anchor, which is what it refers to if no other schema
    /// overrides the anchor.
    /// </summary>
    private void ReplaceDynamic(DraftNode schema)
    {
        if (schema.Child("$dynamicRef") is not { IsScalar: true } reference)
        {
            return;
        }

        _losses.Add(
            schema,
            reference.Origin,
            "$dynamicRef",
            "It is read as a reference to the schema with the anchor."
        );
        if (schema.Reference is null)
        {
            reference.Key = "$ref";
        }
    }

    private void Replace(CancellationToken cancellationToken)
    {
        // Of the ways to write a reference to one target, the first in ordinal order determines the order of the names,
        // so that the order of the document does not matter.
        var found = new Dictionary<DraftNode, (string Reference, Part Part)>();
        var resolved = new List<(DraftNode Holder, DraftNode Target)>();
        foreach (var (holder, part) in _references)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var reference = holder.Reference!.Value;
            if (_targets.Find(reference, holder) is not { } target || !CanMove(target))
            {
                continue;
            }

            resolved.Add((holder, target));
            if (
                ComponentOf(target) is null
                && (
                    !found.TryGetValue(target, out var known)
                    || string.CompareOrdinal(reference, known.Reference) < 0
                )
            )
            {
                found[target] = (reference, part);
            }
        }

        var components = new Dictionary<DraftNode, string>();
        Move(found, components);
        foreach (var (holder, target) in resolved)
        {
            var component = components.TryGetValue(target, out var moved)
                ? moved
                : ComponentOf(target)!;
            holder.Reference!.With(component, NodeStyle.DoubleQuoted);
        }
    }

    private void Move(
        Dictionary<DraftNode, (string Reference, Part Part)> found,
        Dictionary<DraftNode, string> components
    )
    {
        if (found.Count == 0)
        {
            return;
        }

        foreach (var kind in _root.Map("components")?.Children ?? [])
        {
            _names.UnionWith(kind.Children.Select(component => $"{kind.Key}/{component.Key}"));
        }

        var targets = found
            .Select(pair =>
                (
                    Node: pair.Key,
                    Kind: KindOf(pair.Value.Part)!,
                    Name: string.Join("-", Words(pair.Key)),
                    Last: Words(pair.Key).Last(),
                    pair.Value.Reference
                )
            )
            .OrderBy(target => target.Name, StringComparer.Ordinal)
            .ThenBy(target => target.Reference, StringComparer.Ordinal)
            .ToList();
        // A definition is named after itself, unless another definition or component has the same name.
        var shared = new HashSet<string>(
            targets
                .GroupBy(target => $"{target.Kind}/{target.Last}", StringComparer.Ordinal)
                .Where(same => same.Count() > 1)
                .Select(same => same.Key),
            StringComparer.Ordinal
        );
        foreach (var (node, kind, _, last, _) in targets)
        {
            var own = $"{kind}/{last}";
            var name =
                IsDefinition(node) && !shared.Contains(own) && !_names.Contains(own)
                    ? last
                    // A target that contains this one was moved before, and has a name of its own.
                    : string.Join("-", Words(node));
            var unique = name;
            for (var number = 2; !_names.Add($"{kind}/{unique}"); number++)
            {
                unique = $"{name}-{number}";
            }

            components[node] = $"{Prefix}{kind}/{unique}";
            Components.Add(_root, kind, node.MoveContent(unique));
            node.Add(DraftNode.Quoted("$ref", components[node], node.Origin));
        }
    }

    private static bool IsDefinition(DraftNode node) =>
        node.Parent is { IsMapping: true, Key: "$defs" or "definitions" };

    /// <summary>Returns the words of a name, from the component to the target.</summary>
    private static IEnumerable<string> Words(DraftNode node)
    {
        var words = new Stack<string>();
        for (var step = node; step.Parent is { } parent; step = parent)
        {
            var word = parent.Key switch
            {
                "properties"
                or "patternProperties"
                or "$defs"
                or "definitions"
                or "schemas"
                or "parameters"
                or "responses"
                or "requestBodies"
                or "headers" when parent.IsMapping => step.Key,
                _ => step.Key switch
                {
                    "items" => "Item",
                    "additionalProperties" => "Value",
                    _ => "",
                },
            };
            if (word.Length > 0)
            {
                words.Push(ComponentSections.ValidName(word));
            }
        }

        if (words.Count == 0)
        {
            words.Push("Schema");
        }

        return words;
    }

    /// <summary>Returns the reference to a component; <see langword="null"/> for other nodes.</summary>
    private static string? ComponentOf(DraftNode node) =>
        node.Parent is { Parent: { Key: "components", Parent.Parent: null } } kind
            ? $"{Prefix}{kind.Key}/{node.Key}"
            : null;

    /// <summary>Returns whether a node is an object that can be elsewhere, and not a container of components.</summary>
    private static bool CanMove(DraftNode node) =>
        (node.IsMapping || node.IsTrue || node.IsFalse)
        && node.Parent is { Parent: not null } parent
        && parent is not { Key: "components", Parent.Parent: null };

    private static bool IsComponent(string reference) =>
        reference.StartsWith(Prefix, StringComparison.Ordinal)
        && reference.IndexOf('/', Prefix.Length) is var end and >= 0
        && reference.IndexOf('/', end + 1) < 0;

    private static string? KindOf(Part part) =>
        part switch
        {
            Part.Schema => "schemas",
            Part.Parameter => "parameters",
            Part.Header => "headers",
            Part.RequestBody => "requestBodies",
            Part.Response => "responses",
            Part.Example => "examples",
            Part.Link => "links",
            _ => null,
        };
}
