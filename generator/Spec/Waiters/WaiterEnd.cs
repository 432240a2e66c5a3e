using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Waiters;

/// <summary>What ends a wait, as the document describes it: states of one property, or several properties.</summary>
/// <param name="State">
/// The names of the property with the state, and of the objects that contain it; empty if there is none.
/// </param>
/// <param name="StateNode">The place of the path to the state.</param>
/// <param name="Until">The states that end the wait.</param>
/// <param name="Fail">The states from which these cannot be reached.</param>
/// <param name="UntilProperties">The properties that end the wait. Only if there is no state.</param>
/// <param name="FailProperties">The properties that mean a failure. Only if there is no state.</param>
/// <param name="WhenGone">Whether the wait ends when the read returns 404.</param>
/// <param name="MixesFailures">Whether failure states are among the states that end the wait.</param>
internal sealed record WaiterEnd(
    IReadOnlyList<string> State,
    SpecNode StateNode,
    IReadOnlyList<SpecNode> Until,
    IReadOnlyList<SpecNode> Fail,
    IReadOnlyList<WaiterCondition> UntilProperties,
    IReadOnlyList<WaiterCondition> FailProperties,
    bool WhenGone,
    bool MixesFailures
);

/// <summary>A property that ends a wait.</summary>
/// <param name="Node">The entry, whose key is the path of the property.</param>
/// <param name="Path">The names of the property, and of the objects that contain it.</param>
/// <param name="Values">The values that end the wait; empty for any value except null.</param>
internal sealed record WaiterCondition(
    SpecNode Node,
    IReadOnlyList<string> Path,
    IReadOnlyList<SpecNode> Values
);
