using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>Merges mappings into others (<c>&lt;&lt;: *base</c>), as YAML 1.1 parsers do.</summary>
/// <remarks>
/// YAML 1.2 does not have merge keys, but tools for OpenAPI read them. An explicit key takes precedence over a merged
/// one, and of several mappings, the first one takes precedence (https://yaml.org/type/merge.html).
/// </remarks>
internal static class MergeKeys
{
    private const string Merge = "<<";

    /// <summary>Returns the document without merge keys, or the same document if it has none.</summary>
    /// <exception cref="DocumentTooLargeException">With its aliases, the document has too many nodes.</exception>
    public static SpecTree Apply(SpecTree tree, CancellationToken cancellationToken)
    {
        if (tree.Text.IndexOf(Merge, StringComparison.Ordinal) < 0 || !HasMerge(tree))
        {
            return tree;
        }

        var draft = new Draft(tree, cancellationToken);
        // A merged mapping can itself have merge keys, so the innermost mappings come first.
        foreach (var mapping in draft.Root.All().Where(node => node.IsMapping).Reverse())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (mapping.Children.Any(IsMerge))
            {
                Apply(mapping);
            }
        }

        return draft.ToTree();
    }

    private static bool HasMerge(SpecTree tree)
    {
        for (var i = 0; i < tree.Count; i++)
        {
            if (tree.HasKey(i, Merge) && IsPlain(tree, i))
            {
                return true;
            }
        }

        return false;
    }

    private static void Apply(DraftNode mapping)
    {
        var keys = new HashSet<string>(
            mapping.Children.Where(entry => !IsMerge(entry)).Select(entry => entry.Key),
            StringComparer.Ordinal
        );
        foreach (var entry in mapping.Take(_ => true))
        {
            if (!IsMerge(entry))
            {
                mapping.Add(entry);
                continue;
            }

            // Without aliases, each merged mapping is a copy.
            foreach (var source in entry.IsMapping ? [entry] : entry.Children)
            {
                foreach (var merged in source.Take(_ => true).Where(child => keys.Add(child.Key)))
                {
                    mapping.Add(merged);
                }
            }
        }
    }

    /// <summary>Returns whether an entry merges mappings. Any other value under the key is an error in the document.</summary>
    private static bool IsMerge(DraftNode entry) =>
        entry.Key == Merge
        && IsPlain(entry.Origin.Tree, entry.Origin.Index)
        && (
            entry.IsMapping || (entry.IsSequence && entry.Children.All(source => source.IsMapping))
        );

    /// <summary>Returns whether a key is written without quotes, which make it a key like any other.</summary>
    private static bool IsPlain(SpecTree tree, int index)
    {
        ref readonly var node = ref tree[index];
        return tree.Text[node.KeyStart] is '<';
    }
}
