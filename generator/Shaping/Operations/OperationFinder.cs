using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Finds operations by what descriptions call them: by operationId, by Atlas's other name, or by their summary.</summary>
internal sealed class OperationFinder(IReadOnlyList<SpecOperation> operations)
{
    // Few clients use a deprecated operation.
    private Dictionary<string, SpecOperation?>? _names;

    /// <summary>The operationId of the operation of a name that is in use; <see langword="null"/> if there is none, or if there are several.</summary>
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
            // A name of one kind hides those of the next: an operationId is what users write.
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
