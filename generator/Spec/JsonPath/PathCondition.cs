using AtlasGen.Generator.Spec.Rewriting;

namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>A condition of a filter: a logical expression (RFC 9535 section 2.3.5).</summary>
internal abstract class PathCondition
{
    public abstract bool IsMet(DraftNode current, PathRun run);
}

/// <summary>Alternatives (<c>||</c>).</summary>
internal sealed class AnyCondition(IReadOnlyList<PathCondition> conditions) : PathCondition
{
    public override bool IsMet(DraftNode current, PathRun run)
    {
        foreach (var condition in conditions)
        {
            if (condition.IsMet(current, run))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Conditions that must all be met (<c>&amp;&amp;</c>).</summary>
internal sealed class AllCondition(IReadOnlyList<PathCondition> conditions) : PathCondition
{
    public override bool IsMet(DraftNode current, PathRun run)
    {
        foreach (var condition in conditions)
        {
            if (!condition.IsMet(current, run))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A negated condition (<c>!</c>).</summary>
internal sealed class NotCondition(PathCondition condition) : PathCondition
{
    public override bool IsMet(DraftNode current, PathRun run) => !condition.IsMet(current, run);
}

/// <summary>Whether a query selects a node.</summary>
internal sealed class ExistsCondition(PathQuery query) : PathCondition
{
    public override bool IsMet(DraftNode current, PathRun run) =>
        query.Select(current, run).Count > 0;
}

/// <summary>A comparison (section 2.3.5.2.2).</summary>
internal sealed class ComparisonCondition(PathOperand left, string comparison, PathOperand right)
    : PathCondition
{
    public override bool IsMet(DraftNode current, PathRun run)
    {
        var (one, other) = (left.Value(current, run), right.Value(current, run));
        return comparison switch
        {
            "==" => one.Equals(other, run),
            "!=" => !one.Equals(other, run),
            "<" => one.IsLessThan(other),
            ">" => other.IsLessThan(one),
            "<=" => one.IsLessThan(other) || one.Equals(other, run),
            _ => other.IsLessThan(one) || one.Equals(other, run),
        };
    }
}

/// <summary>Whether a text, or a part of it, matches a regular expression (sections 2.4.6 and 2.4.7).</summary>
internal sealed class MatchCondition(PathOperand text, PathOperand pattern, bool isWhole)
    : PathCondition
{
    // The pattern is nearly always a literal.
    private string? _source;
    private Regexp? _regexp;

    public override bool IsMet(DraftNode current, PathRun run)
    {
        if (
            text.Value(current, run).Text is not { } input
            || pattern.Value(current, run).Text is not { } source
        )
        {
            return false;
        }

        if (source != _source)
        {
            (_source, _regexp) = (source, Regexp.Parse(source));
        }

        return _regexp?.IsMatch(input, isWhole, run) is true;
    }
}
