using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>Finds duplicate keys in mappings.</summary>
internal static class DuplicateKeys
{
    /// <summary>Returns the keys that several entries of a mapping have.</summary>
    public static ISet<string> KeysOf(SpecNode mapping)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return new HashSet<string>(
            mapping.Children.Select(entry => entry.Key).Where(key => !keys.Add(key)),
            StringComparer.Ordinal
        );
    }

    /// <summary>
    /// Returns the first entry found in parts of a document, or in what their aliases refer to, whose key is already in
    /// its mapping; <see langword="null"/> if there is none.
    /// </summary>
    /// <remarks>Readers rejects duplicate keys everywhere, even in data.</remarks>
    public static SpecNode? FirstEntryIn(
        SpecTree tree,
        IEnumerable<SpecNode> parts,
        CancellationToken cancellationToken
    )
    {
        var open = new Queue<int>(parts.Select(part => part.Index));
        var seen = new HashSet<int>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (open.Count > 0)
        {
            var part = open.Dequeue();
            for (var i = part; i < tree[part].SubtreeEnd; )
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (tree.ContentOf(i) is var content && content != i)
                {
                    open.Enqueue(content);
                }
                else if (tree.IsAliased(i) && !seen.Add(i))
                {
                    i = tree[i].SubtreeEnd;
                    continue;
                }
                else if (new SpecNode(tree, i) is { IsMapping: true } mapping)
                {
                    keys.Clear();
                    foreach (var entry in mapping.Children)
                    {
                        if (!keys.Add(entry.Key))
                        {
                            return entry;
                        }
                    }
                }

                i++;
            }
        }

        return null;
    }
}
