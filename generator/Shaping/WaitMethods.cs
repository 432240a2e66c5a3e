using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Shaping.Operations;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Waiters;

namespace AtlasGen.Generator.Shaping;

/// <summary>Decides which method reads the state that another method waits for.</summary>
internal static class WaitMethods
{
    /// <summary>Returns the methods that wait, by the JSON pointer of their operation.</summary>
    /// <param name="waiters">The descriptions in the document.</param>
    /// <param name="shaper">The shaper of the methods.</param>
    /// <param name="names">The names of all types and members that the document can have.</param>
    /// <param name="hidden">The operations that are not selected.</param>
    /// <param name="methods">The methods of all operations, by JSON pointer.</param>
    public static IReadOnlyDictionary<string, WaitShape> Of(
        IReadOnlyList<SpecWaiter> waiters,
        WaitShaper shaper,
        ClientNames names,
        IReadOnlyList<SpecOperation> hidden,
        IEnumerable<(string Pointer, IReadOnlyList<OperationShape> Shapes)> methods
    )
    {
        var waits = new Dictionary<string, WaitShape>(StringComparer.Ordinal);
        if (waiters.Count == 0)
        {
            return waits;
        }

        var known = methods.ToDictionary(
            pair => pair.Pointer,
            pair => pair.Shapes,
            StringComparer.Ordinal
        );
        var unseen = new HashSet<string>(
            hidden.Select(operation => operation.Pointer),
            StringComparer.Ordinal
        );
        foreach (var waiter in waiters)
        {
            // Another diagnostic states why there is no method, and a stream is not waited for.
            if (Find(waiter.Operation) is not { IsStream: false } operation)
            {
                continue;
            }

            var own = names.Operations[waiter.Operation.Pointer];
            var isOfSameTag = TagNames.TagOf(waiter.Read) == TagNames.TagOf(waiter.Operation);
            var isHidden = !isOfSameTag || unseen.Contains(waiter.Read.Pointer);
            var read = Find(waiter.Read);
            // The client of another tag has no public constructor. A private method is simpler than a second client.
            if (!isOfSameTag && read is not null)
            {
                read = read.Reduced() with { MethodName = own.WaitRead };
            }

            var wait = shaper.Of(waiter, operation, read, own.Wait, isHidden);
            if (wait is not null)
            {
                waits[waiter.Operation.Pointer] = wait;
            }
        }

        return waits;

        OperationShape? Find(SpecOperation operation) =>
            known.TryGetValue(operation.Pointer, out var shapes) && shapes.Count > 0
                ? shapes[0]
                : null;
    }
}
