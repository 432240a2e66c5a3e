using System.Globalization;
using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator.Selection;

/// <summary>Tells what the user named and the document does not have, and what was probably meant.</summary>
internal static class SelectionDiagnostics
{
    // Fewer cost a build little, and whoever has them may well want all.
    private const int ManyOperations = 100;

    private static readonly string Paths = JsonPointer.Of("paths");

    public static void Report(
        IReadOnlyList<SelectionEntry> unmatched,
        IReadOnlyList<SpecOperation> operations,
        DiagnosticSink diagnostics
    )
    {
        foreach (var entry in unmatched)
        {
            var (cure, meant) = Cure(entry, operations);
            var hint = $"; {cure ?? "correct or remove the entry"}";
            if (entry.IsOperationId)
            {
                // At the line of what was probably meant, or else where the operations begin.
                var pointer = meant is null
                    ? Paths
                    : JsonPointer.Append(meant.Pointer, "operationId");
                Add(
                    diagnostics,
                    Descriptors.UnknownOperation,
                    entry.Place,
                    pointer,
                    entry.Pattern,
                    hint
                );
            }
            else
            {
                Add(
                    diagnostics,
                    Descriptors.SelectionMatchesNothing,
                    entry.Place,
                    Paths,
                    $" '{entry}'",
                    hint
                );
            }
        }
    }

    /// <summary>Tells that nothing is left of what each entry alone would select.</summary>
    public static void ReportNothing(
        IReadOnlyList<SelectionEntry> entries,
        IReadOnlyList<SpecOperation> operations,
        DiagnosticSink diagnostics
    )
    {
        Add(
            diagnostics,
            Descriptors.SelectionMatchesNothing,
            entries.LastOrDefault(entry => entry.IsExclusion)?.Place,
            Paths,
            "",
            operations.Count == 0
                ? "; the document has no operations. Check how it was downloaded."
                : "; every selected operation is also excluded. Correct or remove the exclusions."
        );
    }

    /// <summary>Reports what it costs that nothing is selected, if the document is a large one.</summary>
    public static void ReportEverything(
        IReadOnlyList<SpecOperation> operations,
        int files,
        DiagnosticSink diagnostics
    )
    {
        if (operations.Count > ManyOperations)
        {
            var example = operations.FirstOrDefault(operation => operation.OperationId.Length > 0);
            diagnostics.Report(
                Descriptors.EverythingGenerated,
                Paths,
                operations.Count.ToString(CultureInfo.InvariantCulture),
                files.ToString(CultureInfo.InvariantCulture),
                example?.OperationId ?? $"path:{operations[0].Path}"
            );
        }
    }

    /// <summary>The operations whose path is one (OpenAPI 3.0.3, Paths Object: it must begin with a slash); the others are told.</summary>
    public static IReadOnlyList<SpecOperation> WithPath(
        IReadOnlyList<SpecOperation> selected,
        DiagnosticSink diagnostics
    )
    {
        var usable = new List<SpecOperation>(selected.Count);
        foreach (var operation in selected)
        {
            if (operation.Path.StartsWith("/", StringComparison.Ordinal))
            {
                usable.Add(operation);
            }
            else
            {
                diagnostics.Report(
                    Descriptors.OperationNotGenerated,
                    operation.Pointer,
                    operation.Name,
                    $"its path '{operation.Path}' does not begin with a slash"
                );
            }
        }

        return usable;
    }

    /// <summary>Adds a diagnostic at the entry's line, or at the document's when the entry stands in the project file.</summary>
    public static void Add(
        DiagnosticSink diagnostics,
        DiagnosticDescriptor descriptor,
        SourcePlace? place,
        string pointer,
        params string[] arguments
    )
    {
        if (place is null)
        {
            diagnostics.Report(descriptor, pointer, arguments);
        }
        else
        {
            diagnostics.Report(
                DiagnosticInfo.Create(descriptor, place.Path, place.Span, arguments)
            );
        }
    }

    /// <summary>Tells of operations that share their operationId, which must be that of one (OpenAPI 3.0.3, Operation Object).</summary>
    public static void ReportSameNames(
        IEnumerable<SpecOperation> selected,
        DiagnosticSink diagnostics
    )
    {
        var firsts = new Dictionary<string, SpecOperation>(StringComparer.Ordinal);
        foreach (var operation in selected.Where(operation => operation.OperationId.Length > 0))
        {
            if (!firsts.TryGetValue(operation.OperationId, out var first))
            {
                firsts.Add(operation.OperationId, operation);
            }
            else if (first.Pointer != operation.Pointer)
            {
                diagnostics.Report(
                    Descriptors.ReaderError,
                    JsonPointer.Append(operation.Pointer, "operationId"),
                    $"duplicate operationId '{operation.OperationId}', which {first.Method.ToUpperInvariant()} {first.Path} also has"
                );
            }
        }
    }

    private static (string? Cure, SpecOperation? Meant) Cure(
        SelectionEntry entry,
        IReadOnlyList<SpecOperation> operations
    )
    {
        if (SelectionHints.Hint(entry, operations) is { } slip)
        {
            return (slip, null);
        }

        var (suggestion, meant) = Suggestions.For(entry, operations);
        return suggestion is null ? (null, null) : ($"did you mean '{suggestion}'?", meant);
    }
}
