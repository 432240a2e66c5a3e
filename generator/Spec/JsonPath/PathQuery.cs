using AtlasGen.Generator.Spec.Rewriting;

namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>A JSONPath query (RFC 9535), or a query in one of its filters.</summary>
/// <param name="isRelative">Whether the query starts at the current node (<c>@</c>) of a filter.</param>
/// <param name="segments">The segments.</param>
internal sealed class PathQuery(bool isRelative, IReadOnlyList<PathSegment> segments)
{
    /// <summary>Gets a value that indicates whether the query selects at most one node (section 2.3.5.1).</summary>
    public bool IsSingular => segments.All(segment => segment.IsSingular);

    /// <summary>Parses a query.</summary>
    /// <exception cref="PathSyntaxException">The text is not a valid query.</exception>
    public static PathQuery Parse(string text) => new PathParser(text).Parse();

    /// <summary>Returns the selected nodes in order. A node is returned each time that it is selected.</summary>
    /// <param name="current">The current node; the root for a query that is not in a filter.</param>
    /// <param name="run">The root and the budget.</param>
    /// <exception cref="PathTooCostlyException">The query visits too many nodes.</exception>
    public IReadOnlyList<DraftNode> Select(DraftNode current, PathRun run)
    {
        var nodes = new List<DraftNode> { isRelative ? current : run.Root };
        foreach (var segment in segments)
        {
            var selected = new List<DraftNode>();
            foreach (var node in nodes)
            {
                segment.Select(node, run, selected);
                if (selected.Count > PathRun.SelectedLimit)
                {
                    throw new PathTooCostlyException();
                }
            }

            nodes = selected;
        }

        return nodes;
    }
}
