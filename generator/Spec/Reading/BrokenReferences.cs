using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Finds broken references.</summary>
internal static class BrokenReferences
{
    /// <summary>Returns the broken references in parts of a document, including those behind aliases.</summary>
    /// <remarks>
    /// An anchor has its own JSON pointer, so the pointer of a reference does not show which parts contain it.
    /// </remarks>
    /// <param name="index">The index of the document.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="needed">The JSON pointers of the parts, and of the members they share, to search.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static IEnumerable<SpecNode> Find(
        SpecIndex index,
        IEnumerable<SpecPart> parts,
        ISet<string> needed,
        CancellationToken cancellationToken
    )
    {
        var walk = new PlaceWalk(index.Tree);
        foreach (var part in parts)
        {
            if (needed.Contains(part.Pointer))
            {
                walk.Add(part.Node, part.Place);
            }

            foreach (var (shared, place) in part.SharedMembers)
            {
                if (needed.Contains(part.PointerOf(shared)))
                {
                    walk.Add(shared, place);
                }
            }
        }

        foreach (var (entry, outer) in walk.Entries(cancellationToken))
        {
            if (!PlaceRules.IsReference(entry, outer))
            {
                continue;
            }

            var target = index.Component(entry.Value);
            if (target is null || index.IsCircular(entry.Parent!.Value))
            {
                yield return entry;
            }

            // A component that is a reference has no other content, so it is needed as much as the reference to it.
            if (target is { Node: { Reference: not null } component, Place: var place })
            {
                walk.Add(component, place);
            }
        }
    }
}
