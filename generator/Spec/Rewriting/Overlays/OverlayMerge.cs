using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.JsonPath;

namespace AtlasGen.Generator.Spec.Rewriting.Overlays;

/// <summary>Merges the values of overlays into a document (Overlay Specification 1.1, section 4.4.3).</summary>
/// <param name="found">Receives the values that do not fit.</param>
/// <param name="run">The budget.</param>
internal sealed class OverlayMerge(ICollection<DiagnosticInfo> found, PathRun run)
{
    // Looking up a few entries is cheaper without an index.
    private const int IndexedCount = 16;

    /// <summary>Merges a value into a node that is the target of an action.</summary>
    /// <param name="target">The node.</param>
    /// <param name="value">The value, which no other node contains.</param>
    public void Into(DraftNode target, DraftNode value)
    {
        if (target.IsSequence && !value.IsSequence && !value.IsNull)
        {
            target.Add(value);
        }
        else
        {
            Merge(target, value);
        }
    }

    private void Merge(DraftNode target, DraftNode value)
    {
        var open = new Stack<(DraftNode Target, DraftNode Value)>([(target, value)]);
        while (open.Count > 0)
        {
            run.Visit();
            var (old, added) = open.Pop();
            if (old.IsMapping && added.IsMapping)
            {
                foreach (var pair in Entries(old, added))
                {
                    open.Push(pair);
                }
            }
            else if (old.IsSequence && added.IsSequence)
            {
                foreach (var item in added.Children)
                {
                    old.Add(item);
                }
            }
            else if (old.IsScalar && added.IsScalar)
            {
                old.TakeValueOf(added);
            }
            else if (old.IsNull && old.Parent is not null)
            {
                // A key without a value has no kind.
                old.ReplaceWith(added);
            }
            else
            {
                found.Add(
                    OverlayAction.Invalid(
                        added.Origin.SourcePlace,
                        $"{Kind(added)} cannot be merged into {Kind(old)}"
                    )
                );
            }
        }
    }

    /// <summary>Adds the entries that are new, and returns those that must be merged.</summary>
    private List<(DraftNode Old, DraftNode Added)> Entries(DraftNode old, DraftNode added)
    {
        var isLarge = added.Children.Count > IndexedCount;
        var known = isLarge ? Index(old) : null;
        var both = new List<(DraftNode, DraftNode)>();
        foreach (var entry in added.Children)
        {
            run.Search(isLarge ? 0 : old.Children.Count);
            var same =
                known is null ? old.Child(entry.Key)
                : known.TryGetValue(entry.Key, out var indexed) ? indexed
                : null;
            if (same is not null)
            {
                both.Add((same, entry));
                continue;
            }

            old.Add(entry);
            known?.Add(entry.Key, entry);
        }

        return both;
    }

    private Dictionary<string, DraftNode> Index(DraftNode mapping)
    {
        var entries = new Dictionary<string, DraftNode>(StringComparer.Ordinal);
        foreach (var entry in mapping.Children)
        {
            run.Visit();
            if (!entries.ContainsKey(entry.Key))
            {
                entries.Add(entry.Key, entry);
            }
        }

        return entries;
    }

    private static string Kind(DraftNode node) =>
        node.IsMapping ? "an object"
        : node.IsNull ? "null"
        : node.IsSequence ? "a list"
        : "a single value";
}
