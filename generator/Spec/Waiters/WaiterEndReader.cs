using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Waiters;

/// <summary>Reads what ends a wait.</summary>
/// <param name="report">Reports the reason why a description cannot be used, at a place.</param>
internal sealed class WaiterEndReader(Action<SpecNode, string> report)
{
    /// <summary>The value of a property that can have any value except null.</summary>
    private const string Set = "set";

    private const string PathForm = "a path of property names, such as $.status";

    /// <summary>Reads AtlasGen's own form; <see langword="null"/> if it cannot be used, which is reported.</summary>
    public WaiterEnd? Own(SpecNode node)
    {
        var (state, until, fail) = (node.Child("state"), node.Child("until"), node.Child("fail"));
        if (until is not { IsMapping: true } && fail is not { IsMapping: true })
        {
            return States(
                node,
                state,
                Values(until),
                Values(fail),
                node.IsTrue("gone"),
                mixesFailures: false
            );
        }

        if (state is { } place)
        {
            return Fault(place, "'state' is for lists of states, and not for maps of properties.");
        }

        if (
            Conditions(node, until) is not { } untilProperties
            || Conditions(node, fail) is not { } failProperties
        )
        {
            return null;
        }

        var gone = node.IsTrue("gone");
        return untilProperties.Count == 0 && !gone
            ? Endless(node)
            : new([], node, [], [], untilProperties, failProperties, gone, MixesFailures: false);
    }

    /// <summary>
    /// Reads the form of the Atlas CLI; <see langword="null"/> if it cannot be used, which is reported.
    /// </summary>
    public WaiterEnd? OfCli(SpecNode node)
    {
        var expect = node.Child("expect");
        var match = expect?.Child("match");
        var code = expect?.Child("http-code");
        return code is { } other && other.Value != "404"
            ? Fault(other, "only the status 404 can end a wait. Correct 'http-code'.")
            : States(
                node,
                match?.Child("path"),
                Values(match?.Child("values")),
                [],
                code is not null,
                mixesFailures: true
            );
    }

    private WaiterEnd? States(
        SpecNode node,
        SpecNode? state,
        IReadOnlyList<SpecNode> until,
        IReadOnlyList<SpecNode> fail,
        bool whenGone,
        bool mixesFailures
    )
    {
        var path = state is { } text ? WaiterExpressions.Path(text.Value) : [];
        if (path is null)
        {
            return Fault(state!.Value, $"'{state.Value.Value}' is not {PathForm}.");
        }

        if (path.Count == 0 && until.Count + fail.Count > 0)
        {
            return Fault(node, "it has states, but not the path of the property.");
        }

        return until.Count == 0 && !whenGone
            ? Endless(node)
            : new(path, state ?? node, until, fail, [], [], whenGone, mixesFailures);
    }

    private List<WaiterCondition>? Conditions(SpecNode node, SpecNode? conditions)
    {
        if (Values(conditions).Count > 0)
        {
            Fault(node, "'until' and 'fail' must both be lists of states, or both be maps.");
            return null;
        }

        var found = new List<WaiterCondition>();
        foreach (var entry in conditions?.Children ?? [])
        {
            if (WaiterExpressions.Path(entry.Key) is not { } path)
            {
                Fault(entry, $"'{entry.Key}' is not {PathForm}.");
                return null;
            }

            var isSet = entry is { IsScalar: true, Value: Set };
            var values = isSet ? [] : Values(entry);
            if (!isSet && values.Count == 0)
            {
                Fault(entry, $"'{entry.Key}' has no values. List them, or use '{Set}'.");
                return null;
            }

            found.Add(new(entry, path, values));
        }

        return found;
    }

    private static IReadOnlyList<SpecNode> Values(SpecNode? node) =>
        node switch
        {
            { IsSequence: true } list =>
            [
                .. list.Children.Where(item => item is { IsScalar: true, IsNull: false }),
            ],
            { IsScalar: true, IsNull: false } only => [only],
            _ => [],
        };

    private WaiterEnd? Endless(SpecNode node) =>
        Fault(node, "nothing ends the wait. Set a state, or the status 404.");

    private WaiterEnd? Fault(SpecNode place, string reason)
    {
        report(place, reason);
        return null;
    }
}
