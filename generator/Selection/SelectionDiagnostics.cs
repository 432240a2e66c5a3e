using System.Globalization;
using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator.Selection;

/// <summary>Reports entries that match nothing in the document, and suggests what the user probably meant.</summary>
internal static class SelectionDiagnostics
{
    // Below this number, a build stays fast, and users may well want all operations.
    private const int ManyOperations = 100;

    private static readonly string Paths = JsonPointer.Of(SpecEntries.Paths);

    public static void Report(
        IReadOnlyList<SelectionEntry> unmatched,
        IReadOnlyList<SpecOperation> operations,
        DiagnosticSink diagnostics,
        CancellationToken cancellationToken
    )
    {
        var suggestions = new Suggestions(operations, cancellationToken);
        foreach (var entry in unmatched)
        {
            var (cure, meant) = Cure(entry, suggestions);
            var hint = $"; {cure ?? "correct or remove the entry"}";
            if (entry.IsOperationId)
            {
                // Points at the suggested operation, or else at the paths.
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

    /// <summary>Reports that no operation is left, although each entry alone would select some.</summary>
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

    /// <summary>Reports the cost of not selecting anything, if the document is large.</summary>
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

    /// <summary>
    /// Returns the operations with a valid path, and reports the others. A path must begin with a slash (OpenAPI 3.0.3,
    /// Paths Object).
    /// </summary>
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

    /// <summary>
    /// Adds a diagnostic at the line of the entry, or in the document if the entry is in the project file.
    /// </summary>
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

    /// <summary>
    /// Reports operations with the same operationId, which must be unique (OpenAPI 3.0.3, Operation Object).
    /// </summary>
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
        Suggestions suggestions
    )
    {
        if (SelectionHints.Hint(entry, suggestions) is { } slip)
        {
            return (slip, null);
        }

        var (suggestion, meant) = suggestions.For(entry);
        return suggestion is null ? (null, null) : ($"did you mean '{suggestion}'?", meant);
    }
}
