using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec;
using Microsoft.CodeAnalysis;

namespace AtlasGen.Generator.Selection;

/// <summary>Tells what the user named and the document does not have, and what was probably meant.</summary>
internal static class SelectionDiagnostics
{
    private const string Async = "Async";

    public static void Report(
        IReadOnlyList<SelectionEntry> unmatched,
        IReadOnlyList<SpecOperation> operations,
        DiagnosticSink diagnostics
    )
    {
        foreach (var entry in unmatched)
        {
            var slip = Slips.Of(entry);
            var (suggestion, meant) = slip is null ? Meant(entry, operations) : default;
            var hint =
                slip is not null ? $"; {slip}"
                : suggestion is not null ? $"; did you mean '{suggestion}'?"
                : "";
            if (entry.IsOperationId)
            {
                // At the line of what was probably meant, or else where the operations begin.
                var pointer = meant is null ? "/paths" : meant.Pointer + "/operationId";
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
                    "/paths",
                    entry.ToString(),
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
            "/paths",
            entries.Count == 0 ? "*" : string.Join(";", entries),
            operations.Count == 0 ? "; it has none" : "; all that is named is excluded"
        );
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
                diagnostics.Add(
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
            diagnostics.Add(descriptor, pointer, arguments);
        }
        else
        {
            diagnostics.Add(DiagnosticInfo.Create(descriptor, place.Path, place.Span, arguments));
        }
    }

    private static (string? Suggestion, SpecOperation? Operation) Meant(
        SelectionEntry entry,
        IReadOnlyList<SpecOperation> operations
    )
    {
        if (entry.TagPattern is { } tag)
        {
            var tags = operations.SelectMany(operation => operation.Tags).Distinct();
            return (Prefixed("tag:", Suggestions.Nearest(tag, tags)), null);
        }

        if (entry.PathPattern is { } path)
        {
            var paths = operations.Select(operation => operation.Path).Distinct();
            return (Prefixed("path:", Suggestions.Nearest(path, paths)), null);
        }

        if (!entry.IsOperationId || entry.Pattern.Length == 0)
        {
            return (null, null);
        }

        var meant =
            entry.PathStart < 0
                ? ByName(entry.Pattern, operations)
                : ByPath(entry.Pattern, entry.PathStart, operations);
        // What has no operationId can be selected by its path alone.
        return (meant is { OperationId: "" } ? "path:" + meant.Path : meant?.OperationId, meant);
    }

    /// <summary>By operationId, or by the name that Atlas's own tools or the generated method have for the operation.</summary>
    private static SpecOperation? ByName(string name, IReadOnlyList<SpecOperation> operations)
    {
        if (operations.FirstOrDefault(operation => operation.Alias == name) is { } alias)
        {
            return alias;
        }

        if (name.EndsWith(Async, StringComparison.Ordinal))
        {
            name = name.Substring(0, name.Length - Async.Length);
        }

        var nearest = Suggestions.Nearest(
            name,
            operations
                .SelectMany(operation => new[] { operation.OperationId, operation.Alias })
                .Where(known => known.Length > 0)
        );
        return nearest is null
            ? null
            : operations.FirstOrDefault(operation => operation.OperationId == nearest)
                ?? operations.First(operation => operation.Alias == nearest);
    }

    /// <summary>Somebody wrote <c>/api/…</c> or <c>PATCH /api/…</c> where an operationId belongs.</summary>
    private static SpecOperation? ByPath(
        string pattern,
        int slash,
        IReadOnlyList<SpecOperation> operations
    )
    {
        var method = pattern.Substring(0, slash).Trim();
        var path = Suggestions.Nearest(
            pattern.Substring(slash),
            operations.Select(operation => operation.Path).Distinct()
        );
        return operations
            .Where(operation => operation.Path == path)
            .OrderByDescending(operation =>
                operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase)
            )
            .FirstOrDefault();
    }

    private static string? Prefixed(string prefix, string? name) =>
        name is null ? null : prefix + name;
}
