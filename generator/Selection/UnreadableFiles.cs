using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Selection;

/// <summary>Reports the other files of a document that cannot be read.</summary>
internal static class UnreadableFiles
{
    /// <summary>Reports the errors of the files to which references in what a client uses refer.</summary>
    /// <param name="index">The document.</param>
    /// <param name="closure">The operations and components that the client uses.</param>
    /// <param name="diagnostics">The sink for diagnostics.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static void Report(
        SpecIndex index,
        Closure closure,
        DiagnosticSink diagnostics,
        CancellationToken cancellationToken
    )
    {
        if (index.UnreadableParts.Count == 0)
        {
            return;
        }

        var used = new UsedPointers(closure);
        var tree = index.Tree;
        for (var i = 1; i < tree.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (
                (tree.HasKey(i, "$ref") || tree.HasKey(tree[i].Parent, "mapping"))
                && index.ErrorBehind(new(tree, i)) is { } error
                && new SpecNode(tree, tree[i].Parent).Pointer is var holder
                // The operations of a path item in another file are unknown, so the user can miss one.
                && (holder.Count(c => c == '/') < 3 || used.Contains(holder))
            )
            {
                diagnostics.Report(error);
            }
        }
    }
}
