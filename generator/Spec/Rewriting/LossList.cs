using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>Collects what a pass over a draft cannot express in OpenAPI 3.0.</summary>
internal sealed class LossList
{
    private readonly List<(DraftNode Owner, SpecNode Node, string Name, string Hint)> _losses = [];

    /// <param name="owner">
    /// The node that the lost part belongs to. Passes can move or copy it; if they remove it, the part is not lost.
    /// </param>
    /// <param name="node">The lost part, as written.</param>
    /// <param name="name">The name of the part in the message.</param>
    /// <param name="hint">The consequence, or what the caller has to do.</param>
    public void Add(DraftNode owner, SpecNode node, string name, string hint) =>
        _losses.Add((owner, node, name, hint));

    /// <summary>Returns the losses. Call this when the pass has put every node into its place.</summary>
    /// <param name="root">The root of the draft.</param>
    public IReadOnlyList<Loss> ToList(DraftNode root)
    {
        if (_losses.Count == 0)
        {
            return [];
        }

        // Moved nodes and copies have the same origin.
        var losses = _losses.ToLookup(
            loss => loss.Owner.Origin,
            loss => (loss.Node, loss.Name, loss.Hint)
        );
        return
        [
            .. from owner in root.All()
            where losses.Contains(owner.Origin)
            let pointer = JsonPointer.Of([.. Keys(owner)])
            from loss in losses[owner.Origin].Distinct()
            select new Loss(pointer, loss.Node, loss.Name, loss.Hint),
        ];
    }

    /// <summary>Returns the keys from the root to the list that contains a node, or to the node itself.</summary>
    private static IReadOnlyList<string> Keys(DraftNode node)
    {
        var keys = new List<string>();
        for (var next = node; next.Parent is { } parent; next = parent)
        {
            if (parent.IsSequence)
            {
                keys.Clear();
            }
            else
            {
                keys.Add(next.Key);
            }
        }

        keys.Reverse();
        return keys;
    }
}
