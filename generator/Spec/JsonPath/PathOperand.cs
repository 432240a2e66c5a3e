using AtlasGen.Generator.Spec.Rewriting;

namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>An expression in a filter that has a value, or nothing (RFC 9535 section 2.4.1).</summary>
internal abstract class PathOperand
{
    public abstract PathValue Value(DraftNode current, PathRun run);
}

internal sealed class LiteralOperand(PathValue value) : PathOperand
{
    public override PathValue Value(DraftNode current, PathRun run) => value;
}

/// <summary>The value of the only node that a query selects, and nothing if it selects another number of nodes.</summary>
internal sealed class QueryOperand(PathQuery query) : PathOperand
{
    public override PathValue Value(DraftNode current, PathRun run) =>
        query.Select(current, run) is [var node] ? PathValue.Of(node) : default;
}

/// <summary>The length of a text, a list, or an object (section 2.4.4).</summary>
internal sealed class LengthOperand(PathOperand of) : PathOperand
{
    public override PathValue Value(DraftNode current, PathRun run)
    {
        var value = of.Value(current, run);
        return value.Text is { } text
                ? PathValue.Of(text.Count(character => !char.IsLowSurrogate(character)))
            : value.Node is { } node ? PathValue.Of(node.Children.Count)
            : default;
    }
}

/// <summary>The number of nodes that a query selects (section 2.4.5).</summary>
internal sealed class CountOperand(PathQuery query) : PathOperand
{
    public override PathValue Value(DraftNode current, PathRun run) =>
        PathValue.Of(query.Select(current, run).Count);
}
