using AtlasGen.Generator.Spec.Rewriting;

namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>A segment of a query: the selectors that are applied to each node (RFC 9535 section 2.5).</summary>
/// <param name="isDescendant">Whether the selectors are also applied to everything below the node.</param>
/// <param name="selectors">The selectors.</param>
internal sealed class PathSegment(bool isDescendant, IReadOnlyList<PathSelector> selectors)
{
    public bool IsSingular => !isDescendant && selectors is [NameSelector or IndexSelector];

    public void Select(DraftNode node, PathRun run, List<DraftNode> selected)
    {
        if (!isDescendant)
        {
            Apply(node, run, selected);
            return;
        }

        foreach (var descendant in node.All())
        {
            Apply(descendant, run, selected);
        }
    }

    private void Apply(DraftNode node, PathRun run, List<DraftNode> selected)
    {
        foreach (var selector in selectors)
        {
            run.Visit();
            selector.Select(node, run, selected);
        }
    }
}
