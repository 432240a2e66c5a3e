using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Text;
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
        var target = reference.Value;
        var meant =
            target.Split('/') is ["#", "components", var kind, var name]
            && SimilarNames.Nearest(name, index.ComponentsOf(kind).Select(one => one.Node.Key))
                is { } nearest
                ? $"did you mean '#/components/{kind}/{nearest.Name}'?"
                : Missing(reference, index);
        diagnostics.Report(Descriptors.UnresolvedReference, reference.Pointer, target, meant);
    }

    /// <summary>Returns what to do about a reference that does not refer to a component of the document.</summary>
    private static string Missing(SpecNode reference, SpecIndex index)
    {
        var target = reference.Value;
        if (target is ['#', ..])
        {
            return "define its target in this document";
        }

        // A reference in an overlay is one in the document.
        var source = reference.Source.Path;
        var file = index.Parts.Contains(source) ? source : index.Tree.Sources[0].Path;
        if (FileAddress.Resolve(file, target) is not { } address)
        {
            return "references to URLs are not followed. Download the file, refer to it by its path, and add it to Parts of the AtlasSpec item.";
        }

        var name = target.Split('#')[0];
        return index.Parts.Any(part => FileAddress.Normalize(part) == address.Path)
            ? $"correct the reference, because '{name}' does not contain its target"
            : $"add '{name}' to Parts of the AtlasSpec item";
    }
}
