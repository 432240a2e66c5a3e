using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>Keys that a mapping has twice.</summary>
internal static class DuplicateKeys
{
    /// <summary>Returns the first entry within a node whose key is in its mapping already.</summary>
    public static SpecNode? First(SpecTree tree, SpecNode part)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = part.Index; i < part.SubtreeEnd; i++)
        {
            var mapping = new SpecNode(tree, i);
            // What an alias stands for is seen where it is written.
            if (!mapping.IsMapping || tree.ContentOf(i) != i)
            {
                continue;
            }

            keys.Clear();
            foreach (var entry in mapping.Children)
            {
                if (!keys.Add(entry.Key))
                {
                    return entry;
                }
            }
        }

        return null;
    }
}
