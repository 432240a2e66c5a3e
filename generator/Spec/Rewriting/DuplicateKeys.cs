using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>Finds duplicate keys in mappings.</summary>
internal static class DuplicateKeys
{
    /// <summary>Returns the keys that several entries of a mapping have.</summary>
    public static ISet<string> In(SpecNode mapping)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return new HashSet<string>(
            mapping.Children.Select(entry => entry.Key).Where(key => !keys.Add(key)),
            StringComparer.Ordinal
        );
    }

    /// <summary>Returns the first entry below a node whose key is already in its mapping.</summary>
    public static SpecNode? First(SpecTree tree, SpecNode part)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = part.Index; i < part.SubtreeEnd; i++)
        {
            var mapping = new SpecNode(tree, i);
            // The target of an alias is checked where it is defined.
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
