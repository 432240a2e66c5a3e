using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Files;

/// <summary>The nodes of other files that become components of a document.</summary>
internal sealed class PartComponents(
    ComponentSections sections,
    CancellationToken cancellationToken
)
{
    // Far more than documents that people write. Putting them in their places takes quadratic time.
    private const int CountLimit = 20_000;

    private readonly Dictionary<(SpecTree Tree, int Node, string Kind), PartComponent> _all = [];
    private readonly List<(DraftNode Reference, PartComponent Component)> _references = [];

    /// <summary>
    /// Makes a node a component to which a reference refers. Returns its copy if the node was not a component yet.
    /// </summary>
    /// <exception cref="DocumentTooLargeException">There are too many components.</exception>
    public DraftNode? Refer(
        FoundReference reference,
        SpecNode node,
        string path,
        string kind,
        Draft draft
    )
    {
        var key = (node.Tree, node.Tree.ContentOf(node.Index), kind);
        var isKnown = _all.TryGetValue(key, out var component);
        if (component is null)
        {
            if (_all.Count == CountLimit)
            {
                throw new DocumentTooLargeException(
                    $"its references refer to more than {CountLimit} parts of other files"
                );
            }

            component = new(path, node.Pointer, kind, draft.Copy(node, ""));
            _all.Add(key, component);
        }

        _references.Add((reference.Node, component));
        if (reference.IsComponent)
        {
            component.Places.Add(reference.Holder);
        }

        return isKnown ? null : component.Copy;
    }

    /// <summary>Names the components, and adds them to the document.</summary>
    public void Add()
    {
        // Sorted by place, so that the names do not depend on the order of the references.
        foreach (
            var components in _all
                .Values.OrderBy(component => component.Path, StringComparer.Ordinal)
                .ThenBy(component => component.Pointer, StringComparer.Ordinal)
                .GroupBy(component => component.Kind)
                .OrderBy(components => components.Key, StringComparer.Ordinal)
        )
        {
            Add(sections.Of(components.Key), components.ToList());
        }

        foreach (var (reference, component) in _references)
        {
            reference.With(
                sections.Reference(component.Kind, component.Copy.Key),
                NodeStyle.DoubleQuoted
            );
        }
    }

    private void Add(DraftNode section, IReadOnlyList<PartComponent> components)
    {
        var rest = components.Where(component => !TryReplace(component)).ToList();
        var names = new HashSet<string>(
            section.Children.Select(component => component.Key),
            StringComparer.Ordinal
        );
        foreach (var component in rest)
        {
            cancellationToken.ThrowIfCancellationRequested();
            component.Copy.Key = component.Names().First(names.Add);
            section.Add(component.Copy);
        }
    }

    /// <summary>
    /// Puts a node in the place of a component that consists of a reference to it, so that the document decides its name.
    /// </summary>
    private static bool TryReplace(PartComponent component)
    {
        var place = component
            .Places.OrderBy(place => place.Key != component.Names().First())
            .ThenBy(place => place.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        place?.ReplaceWith(component.Copy);
        return place is not null;
    }
}
