using AtlasGen.Generator.Spec.Rewriting;

namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>A selector, which selects children of a node (RFC 9535 section 2.3).</summary>
internal abstract class PathSelector
{
    public abstract void Select(DraftNode node, PathRun run, List<DraftNode> selected);
}

/// <summary>Selects the member with a name (section 2.3.1).</summary>
internal sealed class NameSelector(string name) : PathSelector
{
    public override void Select(DraftNode node, PathRun run, List<DraftNode> selected)
    {
        run.Search(node.Children.Count);
        if (node.Child(name) is { } child)
        {
            selected.Add(child);
        }
    }
}

/// <summary>Selects all children (section 2.3.2).</summary>
internal sealed class WildcardSelector : PathSelector
{
    public override void Select(DraftNode node, PathRun run, List<DraftNode> selected)
    {
        foreach (var child in node.Children)
        {
            run.Visit();
            selected.Add(child);
        }
    }
}

/// <summary>Selects the item with an index, which counts from the end if it is negative (section 2.3.3).</summary>
internal sealed class IndexSelector(long index) : PathSelector
{
    public override void Select(DraftNode node, PathRun run, List<DraftNode> selected)
    {
        var place = index < 0 ? index + node.Children.Count : index;
        if (node.IsSequence && place >= 0 && place < node.Children.Count)
        {
            selected.Add(node.Children[(int)place]);
        }
    }
}

/// <summary>Selects a range of items (section 2.3.4).</summary>
internal sealed class SliceSelector(long? start, long? end, long step) : PathSelector
{
    public override void Select(DraftNode node, PathRun run, List<DraftNode> selected)
    {
        if (!node.IsSequence || step == 0)
        {
            return;
        }

        long count = node.Children.Count;
        var (least, most) = step > 0 ? (0L, count) : (-1L, count - 1);
        var from = Bounded(start, step > 0 ? least : most);
        var to = Bounded(end, step > 0 ? most : least);
        for (var i = from; step > 0 ? i < to : i > to; i += step)
        {
            run.Visit();
            selected.Add(node.Children[(int)i]);
        }

        long Bounded(long? bound, long fallback) =>
            bound is not { } given
                ? fallback
                : Math.Min(Math.Max(given < 0 ? given + count : given, least), most);
    }
}

/// <summary>Selects the children that meet a condition (section 2.3.5).</summary>
internal sealed class FilterSelector(PathCondition condition) : PathSelector
{
    public override void Select(DraftNode node, PathRun run, List<DraftNode> selected)
    {
        foreach (var child in node.Children)
        {
            run.Visit();
            if (condition.IsMet(child, run))
            {
                selected.Add(child);
            }
        }
    }
}
