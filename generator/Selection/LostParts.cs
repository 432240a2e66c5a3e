using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Rewriting;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Selection;

/// <summary>Reports the parts of a document that could not be converted to OpenAPI 3.0.</summary>
internal static class LostParts
{
    /// <summary>Reports the losses in what a client uses.</summary>
    /// <param name="index">The document.</param>
    /// <param name="closure">The operations and components that the client uses.</param>
    /// <param name="diagnostics">The sink for diagnostics.</param>
    public static void Report(SpecIndex index, Closure closure, DiagnosticSink diagnostics)
    {
        if (index.Losses.Count == 0)
        {
            return;
        }

        var used = new HashSet<string>(
            closure.Parts.SelectMany(part => part.SharedPointers.Append(part.Pointer)),
            StringComparer.Ordinal
        );
        foreach (
            var loss in index.Losses.Where(loss => IsShared(loss) || used.Contains(PartOf(loss)))
        )
        {
            diagnostics.Report(
                Descriptors.LostMeaning,
                loss.Node.SourcePlace,
                loss.Name,
                loss.Hint
            );
        }
    }

    /// <summary>Returns the pointer of the operation, component, or shared member that contains a loss.</summary>
    private static string PartOf(Loss loss) =>
        JsonPointer.Of([.. JsonPointer.Names(loss.Pointer).Take(3)]);

    /// <summary>Returns whether every client uses the part, such as the security schemes.</summary>
    private static bool IsShared(Loss loss) =>
        JsonPointer.Names(loss.Pointer).ToList()
            is not ([SpecEntries.Paths, ..] or [SpecEntries.Components, not "securitySchemes", ..]);
}
