using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>
/// Finds operations by the names that descriptions use: the operationId, Atlas's alternative name, or the summary.
/// </summary>
internal sealed class OperationFinder(IReadOnlyList<SpecOperation> operations)
{
    // Lazy, because few clients use a deprecated operation.
    private Dictionary<string, SpecOperation?>? _names;

    /// <summary>
    /// Returns the operationId of the operation with a name, unless it is deprecated; <see langword="null"/> if there
    /// is no such operation, or more than one.
    /// </summary>
    public string? Find(string name) =>
        (_names ??= Names()).TryGetValue(Replacement.Letters(name), out var operation)
        && operation?.Node.IsTrue("deprecated") == false
            ? operation.OperationId
            : null;

    private Dictionary<string, SpecOperation?> Names()
    {
        var names = new Dictionary<string, SpecOperation?>(StringComparer.Ordinal);
        foreach (
            var naming in new Func<SpecOperation, string>[]
            {
                operation => operation.OperationId,
                operation => operation.Alias,
                operation => operation.Node.Text("summary"),
            }
        )
        {
            // The kinds of names have a precedence. The operationId comes first, because users write it in selections.
            foreach (
                var same in operations
                    .Where(operation => operation.OperationId.Length > 0)
                    .GroupBy(operation => Replacement.Letters(naming(operation)))
                    .Where(same => same.Key.Length > 0 && !names.ContainsKey(same.Key))
            )
            {
                names[same.Key] = same.Count() == 1 ? same.First() : null;
            }
        }

        return names;
    }
}
