using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Waiters;

/// <summary>How to wait after an operation, as the document describes it.</summary>
/// <param name="Operation">The operation that makes the change.</param>
/// <param name="Read">The GET operation that is called repeatedly.</param>
/// <param name="Node">The description.</param>
/// <param name="Sources">The values for parameters of the read that the description sets.</param>
/// <param name="End">What ends the wait.</param>
internal sealed record SpecWaiter(
    SpecOperation Operation,
    SpecOperation Read,
    SpecNode Node,
    IReadOnlyList<WaiterSource> Sources,
    WaiterEnd End
);

/// <summary>The value for a parameter of the read.</summary>
/// <param name="Node">The entry, whose key is the name of the parameter.</param>
/// <param name="Input">The name of a parameter of the operation; empty for a property of its response.</param>
/// <param name="Body">The names of a property of the response, and of the objects that contain it.</param>
internal sealed record WaiterSource(SpecNode Node, string Input, IReadOnlyList<string> Body);
