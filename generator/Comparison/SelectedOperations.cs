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
    /// Reports the entries that name an operation of the previous document, and returns the other ones.
    /// </summary>
    public IReadOnlyList<SelectionEntry> ReportEntries(
        IReadOnlyList<SelectionEntry> unmatched,
        CancellationToken cancellationToken
    )
    {
        var other = new List<SelectionEntry>();
        foreach (var entry in unmatched)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var named = entry.IsOperationId
                ? old.FirstOrDefault(operation => operation.OperationId == entry.Pattern)
                : null;
            if (named is null)
            {
                other.Add(entry);
            }
            else
            {
                Report(entry, named);
            }
        }

        return other;
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
    /// Returns the operations of the previous document that are the same as the selected ones, under the names that they
    /// have now, and all its operations with these names.
    /// </summary>
    public (IReadOnlyList<SpecOperation> All, IReadOnlyList<SpecOperation> Selected) Same(
        IReadOnlyList<SpecOperation> selected
    )
    {
        var matches = new OperationMatches(old);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var operation in selected)
        {
            if (matches.Find(operation) is { } same)
            {
                names[same.Pointer] = operation.Name;
            }
        }

        var all = old.Select(operation =>
                names.TryGetValue(operation.Pointer, out var name)
                    ? operation with
                    {
                        Name = name,
                    }
                    : operation
            )
            .ToList();
        return (all, all.FindAll(operation => names.ContainsKey(operation.Pointer)));
    }

    private void Report(SelectionEntry entry, SpecOperation named)
    {
        var same = _matches.Find(named);
        var now =
            same is null
                ? $"is gone: the document has no {named.Method} {named.Path}. Remove the entry."
            : entry.IsExclusion ? $"is now '{same.OperationId}'. Write '!{same.OperationId}'."
            : same.OperationId.Length == 0
                ? $"has no operationId anymore. Write 'path:{same.Path}'."
            : $"is now '{same.OperationId}'. {Keep(same, entry.Rename.Length > 0 ? entry.Rename : entry.Pattern)}.";
        changes.Entry(entry, same, now);
    }

    private static string Method(SpecOperation operation) =>
        Naming.Pascal(operation.Name) + "Async";

    private static string Keep(SpecOperation operation, string name) =>
        operation.OperationId.Length == 0
            ? $"Select 'path:{operation.Path}'"
            : $"To keep the name, write '{operation.OperationId} as {Naming.Pascal(name)}' in the OperationsFile";
}
