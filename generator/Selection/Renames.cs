using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.CodeAnalysis.CSharp;

namespace AtlasGen.Generator.Selection;

/// <summary>
/// Gives operations the names that the user chose, so that user code survives a rename by the vendor.
/// </summary>
internal static class Renames
{
    /// <summary>
    /// Returns all operations, with the user's names applied. Renames that cannot be used are reported.
    /// </summary>
    public static IReadOnlyList<SpecOperation> Apply(
        IReadOnlyList<SpecOperation> operations,
        IReadOnlyList<SelectionEntry> entries,
        DiagnosticSink diagnostics
    )
    {
        var renames = entries.Where(entry => entry.Rename.Length > 0).ToList();
        if (renames.Count == 0)
        {
            return operations;
        }

        var renamed = operations.ToArray();
        var used = new Dictionary<int, SelectionEntry>();
        foreach (var entry in renames)
        {
            var i = Array.FindIndex(renamed, IsMeant);
            var fault =
                i != Array.FindLastIndex(renamed, IsMeant)
                    ? "several operations in the document have this operationId. Remove the rename."
                    : Fault(entry, i >= 0 && used.TryGetValue(i, out var other) ? other : null);
            if (fault is not null)
            {
                Report(
                    entry,
                    fault,
                    i < 0 ? JsonPointer.Of(SpecEntries.Paths) : renamed[i].Pointer,
                    diagnostics
                );
            }
            else if (i >= 0)
            {
                used[i] = entry;
                renamed[i] = renamed[i] with { Name = entry.Rename };
            }

            bool IsMeant(SpecOperation operation) => operation.OperationId == entry.Pattern;
        }

        foreach (var pair in used)
        {
            // Names are compared only after all renames are applied, because two operations can swap names.
            var taken = renamed
                .Where((_, i) => i != pair.Key)
                .FirstOrDefault(operation =>
                    operation.Name.Equals(pair.Value.Rename, StringComparison.OrdinalIgnoreCase)
                );
            if (taken is not null)
            {
                Report(
                    pair.Value,
                    $"the operation '{taken.OperationId}' already has this name. Use a different name.",
                    renamed[pair.Key].Pointer,
                    diagnostics
                );
            }
        }

        return renamed;
    }

    private static string? Fault(SelectionEntry entry, SelectionEntry? other)
    {
        if (entry.IsExclusion || !entry.IsOperationId)
        {
            return "specify one operation by its operationId";
        }

        if (!SyntaxFacts.IsValidIdentifier(entry.Rename))
        {
            return "the new name is not a valid C# identifier. Use a different name.";
        }

        if (entry.Rename.EndsWith("Async", StringComparison.Ordinal))
        {
            return "omit 'Async', which is added to every method name";
        }

        return other is null || other.Rename == entry.Rename
            ? null
            : $"it is already renamed to '{other.Rename}'. Remove one of the two entries.";
    }

    private static void Report(
        SelectionEntry entry,
        string fault,
        string pointer,
        DiagnosticSink diagnostics
    ) =>
        SelectionDiagnostics.Add(
            diagnostics,
            Descriptors.InvalidRename,
            entry.Place,
            pointer,
            entry.ToString(),
            entry.Rename,
            fault
        );
}
