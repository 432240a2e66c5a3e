using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Waiters;

/// <summary>Reads the descriptions of waits, in both forms.</summary>
/// <param name="operations">All operations of the document.</param>
/// <param name="diagnostics">The sink for diagnostics.</param>
internal sealed class WaiterReader(
    IReadOnlyList<SpecOperation> operations,
    DiagnosticSink diagnostics
)
{
    // Lazy, because few documents describe waits.
    private Dictionary<string, SpecOperation>? _gets;
    private ILookup<string, SpecOperation>? _named;

    /// <summary>Returns the waits after operations. Descriptions that cannot be used are reported.</summary>
    public IReadOnlyList<SpecWaiter> Read(
        IReadOnlyList<SpecOperation> selected,
        CancellationToken cancellationToken
    )
    {
        var waiters = new List<SpecWaiter>();
        foreach (var operation in selected)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var waiter =
                WaiterNodes.Own(operation) is { } own ? Own(operation, own)
                : WaiterNodes.OfCli(operation) is { } cli ? OfCli(operation, cli)
                : null;
            if (waiter is not null)
            {
                waiters.Add(waiter);
            }
        }

        return waiters;
    }

    /// <summary>Returns the operations that read states but are not selected.</summary>
    public static IReadOnlyList<SpecOperation> Hidden(
        IReadOnlyList<SpecWaiter> waiters,
        IReadOnlyList<SpecOperation> selected
    )
    {
        if (waiters.Count == 0)
        {
            return [];
        }

        var known = new HashSet<string>(
            selected.Select(operation => operation.Pointer),
            StringComparer.Ordinal
        );
        return [.. waiters.Select(waiter => waiter.Read).Where(read => known.Add(read.Pointer))];
    }

    private SpecWaiter? Own(SpecOperation operation, SpecNode node)
    {
        var read = node.Child("read");
        if (
            !AreKnown(operation, node, "read", "state", "until", "fail", "gone")
            || (read is { } one && !AreKnown(operation, one, "path", "operationId", "parameters"))
        )
        {
            return null;
        }

        return Read(
            operation,
            node,
            (read?.Child("path"), read?.Child("operationId"), read?.Child("parameters")),
            ends => ends.Own(node)
        );
    }

    /// <summary>
    /// Reads the form of the Atlas CLI. Its version is ignored, because the version of the client decides what the read returns.
    /// </summary>
    private SpecWaiter? OfCli(SpecOperation operation, SpecNode node)
    {
        var get = node.Child("get");
        return Read(
            operation,
            node,
            (null, get?.Child("operation-id"), get?.Child("params")),
            ends => ends.OfCli(node)
        );
    }

    private SpecWaiter? Read(
        SpecOperation operation,
        SpecNode node,
        (SpecNode? Path, SpecNode? OperationId, SpecNode? Parameters) read,
        Func<WaiterEndReader, WaiterEnd?> endOf
    ) =>
        FindRead(operation, node, read.Path, read.OperationId) is { } found
        && endOf(new((place, reason) => Report(operation, place, reason))) is { } end
        && Sources(operation, read.Parameters) is { } sources
            ? new(operation, found, node, sources, end)
            : null;

    private SpecOperation? FindRead(
        SpecOperation operation,
        SpecNode node,
        SpecNode? path,
        SpecNode? operationId
    )
    {
        if (path is { } template)
        {
            _gets ??= operations
                .Where(other => other.Method == "GET")
                .GroupBy(other => other.Path, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
            return _gets.TryGetValue(template.Value, out var read)
                ? read
                : Missing(
                    operation,
                    template,
                    $"the document has no GET operation with the path '{template.Value}'."
                );
        }

        if (operationId is not { } id)
        {
            return Missing(operation, node, "it does not state which operation reads the state.");
        }

        _named ??= operations.ToLookup(other => other.OperationId, StringComparer.Ordinal);
        return _named[id.Value].Take(2).ToList() switch
        {
            [] => Missing(
                operation,
                id,
                $"the document has no operation '{id.Value}' to read the state with."
            ),
            [{ Method: "GET" } only] => only,
            [var only] => Missing(
                operation,
                id,
                $"the operation '{id.Value}' is a {only.Method}. Only a GET can be repeated without changing anything."
            ),
            _ => Missing(
                operation,
                id,
                $"several operations in the document are named '{id.Value}'."
            ),
        };
    }

    private IReadOnlyList<WaiterSource>? Sources(SpecOperation operation, SpecNode? parameters)
    {
        var sources = new List<WaiterSource>();
        foreach (var entry in parameters?.Children ?? [])
        {
            if (WaiterExpressions.Source(entry.Value) is not { } source)
            {
                Report(
                    operation,
                    entry,
                    $"'{entry.Value}' is neither input:NAME, for a parameter of the operation, nor body:$.NAME, for a property of its response."
                );
                return null;
            }

            sources.Add(new(entry, source.Input, source.Body));
        }

        return sources;
    }

    private bool AreKnown(SpecOperation operation, SpecNode node, params string[] keys)
    {
        foreach (var entry in node.Children.Where(entry => !keys.Contains(entry.Key)))
        {
            Report(
                operation,
                entry,
                $"'{entry.Key}' is not known here. Use {string.Join(", ", keys)}."
            );
            return false;
        }

        return true;
    }

    private SpecOperation? Missing(SpecOperation operation, SpecNode place, string reason)
    {
        Report(operation, place, reason);
        return null;
    }

    private void Report(SpecOperation operation, SpecNode place, string reason) =>
        diagnostics.Report(
            Descriptors.WaiterNotGenerated,
            place.SourcePlace,
            operation.Name,
            reason
        );
}
