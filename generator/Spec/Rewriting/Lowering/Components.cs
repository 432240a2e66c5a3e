using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Adds components to a draft.</summary>
internal static class Components
{
    /// <summary>Adds a component under its key.</summary>
    public static void Add(DraftNode root, string kind, DraftNode component) =>
        Mapping(Mapping(root, "components"), kind).Add(component);

    /// <summary>Returns the mapping at a key, and adds it if it is missing.</summary>
    private static DraftNode Mapping(DraftNode holder, string key)
    {
        if (holder.Child(key) is not { } known)
        {
            var added = DraftNode.Mapping(key, holder.Origin);
            holder.Add(added);
            return added;
        }

        if (!known.IsMapping)
        {
            known.Clear(NodeKind.Mapping);
        }

        return known;
    }
}
