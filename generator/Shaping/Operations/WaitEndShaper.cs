using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Spec.Waiters;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Shapes what ends a wait.</summary>
/// <param name="properties">The properties of the types of the client.</param>
/// <param name="diagnostics">The sink for diagnostics.</param>
internal sealed class WaitEndShaper(PropertyFinder properties, DiagnosticSink diagnostics)
{
    /// <summary>Returns what ends a wait; <see langword="null"/> if the description cannot be used, which is reported.</summary>
    /// <param name="waiter">The description in the document.</param>
    /// <param name="result">The type that the read returns.</param>
    public WaitEnd? Of(SpecWaiter waiter, TypeRef result)
    {
        var end = waiter.End;
        return end.UntilProperties.Count + end.FailProperties.Count > 0
            ? OfProperties(waiter, result)
            : OfState(waiter, result);
    }

    private WaitEnd? OfState(SpecWaiter waiter, TypeRef result)
    {
        var end = waiter.End;
        var hasState = end.State.Count > 0;
        HashSet<string>? values = null;
        if (hasState && !TryFind(waiter, result, end.State, end.StateNode, out values))
        {
            return null;
        }

        var (until, fail) = States(end, values);
        if (until.Count == 0 && !end.WhenGone)
        {
            return Fault(
                waiter,
                waiter.Node,
                "all its states are failures, so it could never succeed."
            );
        }

        ReportUnknown(waiter, end.State, end.Until.Concat(end.Fail), values);
        return new(
            end.State.ToEquatableArray(),
            until.ToEquatableArray(),
            fail.ToEquatableArray(),
            default,
            default,
            end.WhenGone,
            Doc(until.Count > 0 ? [Is(end.State, until)] : [], end.WhenGone)
        );
    }

    private WaitEnd? OfProperties(SpecWaiter waiter, TypeRef result)
    {
        var end = waiter.End;
        var found = new List<(WaiterCondition Condition, HashSet<string>? Values)>();
        foreach (var condition in end.UntilProperties.Concat(end.FailProperties))
        {
            if (!TryFind(waiter, result, condition.Path, condition.Node, out var values))
            {
                return null;
            }

            found.Add((condition, values));
        }

        found.ForEach(one =>
            ReportUnknown(waiter, one.Condition.Path, one.Condition.Values, one.Values)
        );
        var shapes = found.ConvertAll(one => new WaitCondition(
            one.Condition.Path.ToEquatableArray(),
            Distinct(one.Condition.Values, one.Values).ToEquatableArray()
        ));
        var until = shapes.Take(end.UntilProperties.Count).ToList();
        return new(
            default,
            default,
            default,
            until.ToEquatableArray(),
            shapes.Skip(until.Count).ToEquatableArray(),
            end.WhenGone,
            Doc(until.Select(one => Is(one.Path, one.Values)), end.WhenGone)
        );
    }

    /// <summary>Returns whether the read returns a property with a single value, and its known values.</summary>
    private bool TryFind(
        SpecWaiter waiter,
        TypeRef result,
        IReadOnlyList<string> path,
        SpecNode place,
        out HashSet<string>? values
    )
    {
        values = null;
        var types = properties.Find(result, path);
        if (types.Count == 0 || types.Any(type => !type.IsScalar))
        {
            Fault(
                waiter,
                place,
                $"the response of '{waiter.Read.Name}' has no single value '{Name(path)}' in the version that the client uses."
            );
            return false;
        }

        var known = types.Select(properties.Values).ToList();
        if (!known.Contains(null))
        {
            values = new(known.SelectMany(some => some!), StringComparer.Ordinal);
        }

        return true;
    }

    private static (List<string> Until, List<string> Fail) States(
        WaiterEnd end,
        HashSet<string>? values
    )
    {
        var until = Distinct(end.Until, values).ToList();
        return end.MixesFailures
            ? (
                until.FindAll(state => !FailureStates.IsOne(state)),
                [.. until.Concat(values ?? []).Where(FailureStates.IsOne).Distinct()]
            )
            : (until, Distinct(end.Fail, values).ToList());
    }

    private static IEnumerable<string> Distinct(
        IEnumerable<SpecNode> nodes,
        HashSet<string>? values
    ) => nodes.Select(node => Text(node, values)).Distinct();

    /// <summary>Returns the text of a value in JSON. YAML has other spellings, such as <c>True</c>.</summary>
    private static string Text(SpecNode node, HashSet<string>? values) =>
        values?.Contains(node.Value) == false
        && node.IsPlain
        && CoreSchema.Json(node.Value) is { } json
        && values.Contains(json)
            ? json
            : node.Value;

    private void ReportUnknown(
        SpecWaiter waiter,
        IEnumerable<string> path,
        IEnumerable<SpecNode> states,
        HashSet<string>? values
    )
    {
        foreach (var node in states.Where(node => values?.Contains(Text(node, values)) == false))
        {
            diagnostics.Report(
                Descriptors.UnknownState,
                node.SourcePlace,
                node.Value,
                Name(path),
                waiter.Read.Name
            );
        }
    }

    /// <summary>Returns when the wait ends, as XML.</summary>
    private static string Doc(IEnumerable<string> conditions, bool whenGone) =>
        string.Join(
            " or ",
            conditions.Concat(whenGone ? ["the server returns 404"] : Array.Empty<string>())
        );

    private static string Is(IEnumerable<string> path, IReadOnlyCollection<string> values) =>
        $"{Code(Name(path))} is {(values.Count == 0 ? "set" : string.Join(" or ", values.Select(Code)))}";

    private static string Code(string text) => $"<c>{DocText.Escape(text)}</c>";

    private static string Name(IEnumerable<string> path) => string.Join(".", path);

    private WaitEnd? Fault(SpecWaiter waiter, SpecNode place, string reason)
    {
        diagnostics.Report(
            Descriptors.WaiterNotGenerated,
            place.SourcePlace,
            waiter.Operation.Name,
            reason
        );
        return null;
    }
}
