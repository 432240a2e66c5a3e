using System.Runtime.CompilerServices;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>
/// Lowers what documents of earlier versions have of OpenAPI 3.1: lists of types. References into components are valid in
/// all versions, but Readers does not resolve them.
/// </summary>
internal static class NewerForms
{
    /// <summary>Returns the document without these forms, or the same document if it has none.</summary>
    /// <exception cref="DocumentTooLargeException">With its aliases, the document has too many nodes.</exception>
    public static (SpecTree Tree, IReadOnlyList<Loss> Losses) Lower(
        SpecTree tree,
        ReferenceForms references,
        CancellationToken cancellationToken
    )
    {
        var hasTypeList = HasTypeList(tree);
        if (!hasTypeList && !references.LeadIntoComponents)
        {
            return (tree, []);
        }

        var draft = new Draft(tree, cancellationToken);
        var losses = new LossList();
        if (references.LeadIntoComponents)
        {
            LocalReferences.Replace(draft.Root, losses, cancellationToken);
        }

        if (hasTypeList)
        {
            PartWalk.Visit(
                draft.Root,
                (node, part) =>
                {
                    if (part is Part.Schema && node.List("type") is not null)
                    {
                        TypeLists.Lower(node, losses);
                    }
                },
                cancellationToken
            );
        }

        return (draft.ToTree(), losses.ToList(draft.Root));
    }

    [MethodImpl(ColdStart.Optimized)]
    private static bool HasTypeList(SpecTree tree)
    {
        for (var i = 0; i < tree.Count; i++)
        {
            if (tree[i].Kind == NodeKind.Sequence && tree.HasKey(i, "type"))
            {
                return true;
            }
        }

        return false;
    }
}
