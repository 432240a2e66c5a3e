namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Visits the parts of a draft, parents before children.</summary>
internal static class PartWalk
{
    /// <summary>Visits all parts of a document.</summary>
    /// <param name="root">The document.</param>
    /// <param name="visit">
    /// A function that can change the part and what is below it. The parts below it are determined afterward.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <param name="isWithinSchemas">Whether schemas are visited, which are most of a document.</param>
    public static void Visit(
        DraftNode root,
        Action<DraftNode, Part> visit,
        CancellationToken cancellationToken,
        bool isWithinSchemas = true
    )
    {
        // Not recursive, so a deeply nested document cannot overflow the stack.
        var rest = new Stack<(DraftNode Node, Part Part, bool IsMap)>();
        rest.Push((root, Part.Document, false));
        while (rest.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (node, part, isMap) = rest.Pop();
            if (!isMap && !node.IsSequence)
            {
                visit(node, part);
            }

            for (var i = node.Children.Count - 1; i >= 0; i--)
            {
                var child = node.Children[i];
                var (inner, isInnerMap) =
                    node.IsSequence ? (part, isMap)
                    : !isMap ? PartRules.Enter(part, child.Key)
                    // Of all maps, only paths and the responses of an operation can have extensions.
                    : part is Part.PathItem or Part.Response
                    && !IsSection(node)
                    && child.Key.StartsWith("x-", StringComparison.Ordinal)
                        ? default
                    : (part, false);
                if (inner is not Part.Other && (isWithinSchemas || inner is not Part.Schema))
                {
                    rest.Push((child, inner, isInnerMap));
                }
            }
        }
    }

    /// <summary>Returns whether a map contains the components of one kind, which can have any name.</summary>
    private static bool IsSection(DraftNode map) =>
        map.Parent is { Key: "components", Parent: { Parent: null } };
}
