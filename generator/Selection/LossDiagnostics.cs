using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Selection;

/// <summary>Reports what the selected parts of a document express, but the client does not.</summary>
internal static class LossDiagnostics
{
    /// <param name="index">The document.</param>
    /// <param name="parts">The selected parts.</param>
    /// <param name="path">The path of the document.</param>
    /// <param name="diagnostics">The sink for diagnostics.</param>
    public static void Report(
        SpecIndex index,
        IEnumerable<SpecPart> parts,
        string path,
        DiagnosticSink diagnostics
    )
    {
        if (index.Losses.Count == 0)
        {
            return;
        }

        // The parts do not contain each other, so the one that starts last before a node is the only one to check.
        var ranges = parts
            .SelectMany(part => part.SharedMembers.Select(shared => shared.Node).Append(part.Node))
            .Distinct()
            .OrderBy(node => node.Index)
            .ToList();
        var starts = ranges.ConvertAll(node => node.Index);
        var reported = new HashSet<(int Part, string Reason)>();
        foreach (var loss in index.Losses)
        {
            var found = starts.BinarySearch(loss.Index);
            var part = found >= 0 ? found : ~found - 1;
            if (
                (loss.Index == 0 || (part >= 0 && loss.Index < ranges[part].SubtreeEnd))
                && reported.Add((loss.Index == 0 ? -1 : part, loss.Reason))
            )
            {
                diagnostics.Report(
                    DiagnosticInfo.Create(Descriptors.NotExpressed, path, loss.Span, loss.Reason)
                );
            }
        }
    }
}
