using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec;

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

        var used = new UsedPointers(closure);
        foreach (var loss in index.Losses.Where(loss => used.Contains(loss.Pointer)))
        {
            diagnostics.Report(
                Descriptors.LostMeaning,
                loss.Node.SourcePlace,
                loss.Name,
                loss.Hint
            );
        }
    }
}
