using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Selection;

/// <summary>Tells what the user named and the document does not have.</summary>
internal static class SelectionDiagnostics
{
    public static void Report(
        IReadOnlyList<string> unmatched,
        IReadOnlyList<SpecOperation> operations,
        DiagnosticSink diagnostics
    )
    {
        foreach (var pattern in unmatched)
        {
            if (!OperationSelector.IsOperationId(pattern))
            {
                diagnostics.Add(Descriptors.SelectionMatchesNothing, "/paths", pattern);
                continue;
            }

            var name = pattern.TrimStart('!');
            var nearest = Suggestions.Nearest(
                name,
                operations.Select(operation => operation.OperationId)
            );
            // At the line of what was probably meant, or else where the operations begin.
            var place = operations
                .FirstOrDefault(operation => operation.OperationId == nearest)
                ?.Pointer;
            diagnostics.Add(
                Descriptors.UnknownOperation,
                place is null ? "/paths" : place + "/operationId",
                name,
                nearest is null ? "" : $"; did you mean '{nearest}'?"
            );
        }
    }
}
