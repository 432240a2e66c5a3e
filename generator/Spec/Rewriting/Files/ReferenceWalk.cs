using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Files;

/// <summary>Finds the references of a draft, also in content that is added meanwhile.</summary>
internal sealed class ReferenceWalk(ComponentSections sections, CancellationToken cancellationToken)
{
    private readonly Stack<(DraftNode Node, WalkPosition At)> _open = new();

    /// <summary>Adds the root of the document.</summary>
    public void AddRoot(DraftNode root) => _open.Push((root, new(Place.Object)));

    /// <summary>Adds a component of a kind.</summary>
    public void AddComponent(DraftNode component, string kind) =>
        _open.Push((component, new(Place.Components.Enter(kind).Enter(""), Kind: kind)));

    /// <summary>Adds the content of a node that replaced a reference.</summary>
    public void AddInserted(DraftNode content, FoundReference reference, SpecNode node) =>
        _open.Push((content, reference.At with { Inserted = new(node, reference.At.Inserted) }));

    public IEnumerable<FoundReference> References()
    {
        while (_open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (node, at) = _open.Pop();
            var parent = node.Parent;
            var isReplaced = false;
            foreach (var reference in ReferencesOf(node, at))
            {
                yield return new(reference, at);
                isReplaced = node.Parent != parent || reference.Parent != node;
            }

            // The content that replaces a reference is added by itself.
            if (isReplaced)
            {
                continue;
            }

            for (var i = node.Children.Count - 1; i >= 0; i--)
            {
                var child = node.Children[i];
                if (!child.IsScalar && Enter(node, at, child.Key) is { } inner)
                {
                    _open.Push((child, inner));
                }
            }
        }
    }

    private static IEnumerable<DraftNode> ReferencesOf(DraftNode node, WalkPosition at) =>
        at.Place is not Place.TextMap
            ? node.Child("$ref") is { IsScalar: true, IsNull: false } reference
                ? [reference]
                : []
            : at.Keyword is "mapping"
                ? node.Children.Where(name => name is { IsScalar: true, IsNull: false })
                : [];

    /// <summary>Returns the position of a child; <see langword="null"/> if it has no references.</summary>
    private WalkPosition? Enter(DraftNode node, WalkPosition at, string key)
    {
        if (node.IsSequence)
        {
            return at with
            {
                Keyword = "",
                Kind = ComponentKinds.KindOf(at.Place, at.Keyword, isItem: true, "", at.Place),
                IsSection = false,
            };
        }

        var place = OfSwagger(node, key) ?? at.Place.Enter(key);
        if (place is Place.Data or Place.TextListMap)
        {
            return null;
        }

        var kind = ComponentKinds.KindOf(at.Place, at.Keyword, isItem: false, key, place);
        return new(
            place,
            at.Place.HasKeywords() ? key : "",
            kind is not null && sections.Has(kind) ? kind : null,
            IsSection: at.Place is Place.Components || OfSwagger(node, key) is not null,
            IsComponent: at.IsSection,
            at.Inserted
        );
    }

    /// <summary>Returns the place of a section of Swagger 2.0.</summary>
    private Place? OfSwagger(DraftNode node, string key) =>
        !sections.IsSwagger || node.Parent is not null || node.Child("swagger") is null ? null
        : key is "definitions" ? Place.SchemaMap
        : key is "parameters" or "responses" ? Place.ObjectMap
        : null;
}
