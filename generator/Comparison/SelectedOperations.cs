using AtlasGen.Generator.Selection;
using AtlasGen.Generator.Shaping.Identifiers;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Comparison;

/// <summary>Compares the operations that a selection selects in two documents.</summary>
/// <param name="old">The operations of the previous document.</param>
/// <param name="now">The operations of the document, under the names that the user chose.</param>
/// <param name="changes">Receives the changes.</param>
internal sealed class SelectedOperations(
    IReadOnlyList<SpecOperation> old,
    IReadOnlyList<SpecOperation> now,
    ChangeReport changes
)
{
    private readonly OperationMatches _matches = new(now);

    /// <summary>
    /// Reports the entries that name an operation of the previous document. Returns the other ones that match nothing, and
    /// all entries as the reports ask for them: with these, the methods keep their names, and are compared too.
    /// </summary>
    public (
        IReadOnlyList<SelectionEntry> Other,
        IReadOnlyList<SelectionEntry> Corrected
    ) ReportEntries(
        IReadOnlyList<SelectionEntry> entries,
        IReadOnlyList<SelectionEntry> unmatched,
        CancellationToken cancellationToken
    )
    {
        var other = new List<SelectionEntry>();
        var corrected = entries.ToList();
        foreach (var entry in unmatched)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var named = entry.IsOperationId
                ? old.FirstOrDefault(operation => operation.OperationId == entry.Pattern)
                : null;
            if (named is null)
            {
                other.Add(entry);
                continue;
            }

            var same = _matches.Find(named);
            Report(entry, named, same);
            if (same is { OperationId.Length: > 0 })
            {
                corrected[corrected.IndexOf(entry)] = entry with
                {
                    Pattern = same.OperationId,
                    Rename = entry.IsExclusion ? "" : Name(entry),
                };
            }
        }

        return (other, corrected);
    }

    /// <summary>
    /// Reports the operations that patterns selected in the previous document, and that have another name now or are
    /// gone.
    /// </summary>
    /// <param name="entries">The entries of the selection.</param>
    /// <param name="selected">The operations that they select now.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public void ReportMethods(
        IReadOnlyList<SelectionEntry> entries,
        IReadOnlyList<SpecOperation> selected,
        CancellationToken cancellationToken
    )
    {
        var named = new HashSet<string>(
            entries.Where(entry => entry.IsOperationId).Select(entry => entry.Pattern),
            StringComparer.Ordinal
        );
        var isSelected = new HashSet<string>(
            selected.Select(operation => operation.Pointer),
            StringComparer.Ordinal
        );
        foreach (
            var operation in OperationSelector.Select(old, entries, cancellationToken).Selected
        )
        {
            // An operation that an entry names is reported at the entry.
            if (!named.Contains(operation.OperationId))
            {
                var same = _matches.Find(operation);
                if (same is null)
                {
                    changes.Method(Method(operation), "is gone", null);
                }
                else if (Naming.Pascal(same.Name) != Naming.Pascal(operation.Name))
                {
                    changes.Method(
                        Method(operation),
                        isSelected.Contains(same.Pointer)
                            ? $"is now '{Method(same)}'. {Keep(same, operation.Name)}."
                            : $"is gone, because the selection does not match the new name. {Keep(same, operation.Name)}.",
                        same
                    );
                }
                else if (!isSelected.Contains(same.Pointer))
                {
                    changes.Method(
                        Method(operation),
                        "is gone, because the selection does not match the operation anymore",
                        same
                    );
                }
            }
        }
    }

    /// <summary>
    /// Returns the selected operations with those of the previous document, which have the names that they have now, and
    /// all operations of the previous document with these names.
    /// </summary>
    public (
        IReadOnlyList<SpecOperation> All,
        IReadOnlyList<(SpecOperation Old, SpecOperation Now)> Selected
    ) Same(IReadOnlyList<SpecOperation> selected)
    {
        var matches = new OperationMatches(old);
        var pairs = new List<(SpecOperation Old, SpecOperation Now)>();
        var renamed = new Dictionary<string, SpecOperation>(StringComparer.Ordinal);
        foreach (var operation in selected)
        {
            // An operation with the operationId of an old one is not the same if another one has its path.
            if (
                matches.Find(operation) is { } same
                && _matches.Find(same)?.Pointer == operation.Pointer
            )
            {
                same = same with { Name = operation.Name };
                pairs.Add((same, operation));
                renamed[same.Pointer] = same;
            }
        }

        var all = old.Select(operation =>
            renamed.TryGetValue(operation.Pointer, out var same) ? same : operation
        );
        return ([.. all], pairs);
    }

    private void Report(SelectionEntry entry, SpecOperation named, SpecOperation? same)
    {
        var now =
            same is null
                ? $"is gone: the document has no {named.Method} {named.Path}. Remove the entry."
            : entry.IsExclusion ? $"is now '{same.OperationId}'. Write '!{same.OperationId}'."
            : same.OperationId.Length == 0
                ? $"has no operationId anymore. Write 'path:{same.Path}'."
            : $"is now '{same.OperationId}'. {Keep(same, Name(entry))}.";
        changes.Entry(entry, same, now);
    }

    private static string Name(SelectionEntry entry) =>
        entry.Rename.Length > 0 ? entry.Rename : Naming.Pascal(entry.Pattern);

    private static string Method(SpecOperation operation) =>
        Naming.Pascal(operation.Name) + "Async";

    private static string Keep(SpecOperation operation, string name) =>
        operation.OperationId.Length == 0
            ? $"Select 'path:{operation.Path}'"
            : $"To keep the name, write '{operation.OperationId} as {Naming.Pascal(name)}' in the OperationsFile";
}
