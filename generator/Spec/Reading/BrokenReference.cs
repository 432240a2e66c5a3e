using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Finds and reports broken references.</summary>
internal static class BrokenReference
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

        return from entry in walk.Entries(cancellationToken)
            where PlaceRules.IsReference(entry.Entry, entry.Outer)
            where index.Component(entry.Entry.Value) is null
            select entry.Entry;
    }

    /// <summary>Reports a broken reference and suggests a similar one.</summary>
    /// <param name="reference">The <c>$ref</c>.</param>
    /// <param name="index">The index of the document.</param>
    /// <param name="diagnostics">The sink for diagnostics.</param>
    public static void Report(SpecNode reference, SpecIndex index, DiagnosticSink diagnostics)
    {
        // The document can be of a version in which the components are elsewhere.
        var target = reference.Written;
        var meant =
            reference.Value.Split('/') is ["#", "components", var kind, var name]
            && SimilarNames.Nearest(name, index.ComponentsOf(kind).Select(one => one.Node.Key))
                is { } nearest
                ? $"did you mean '{target.Substring(0, target.LastIndexOf('/') + 1)}{nearest.Name}'?"
                : "define its target in this document, because references to other documents are not supported";
        diagnostics.Report(Descriptors.UnresolvedReference, reference.Pointer, target, meant);
    }
}
