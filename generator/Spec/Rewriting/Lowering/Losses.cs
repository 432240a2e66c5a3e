using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Collects what the lowered document does not express.</summary>
internal sealed class Losses
{
    private readonly List<(DraftNode Place, SpecNode Origin, string Reason)> _found = [];

    /// <param name="place">A node of the lowered document, which contains the loss.</param>
    /// <param name="origin">The node for the line.</param>
    /// <param name="reason">The reason, which completes a sentence after "because".</param>
    public void Add(DraftNode place, SpecNode origin, string reason) =>
        _found.Add((place, origin, reason));

    /// <summary>Returns the losses, located in the tree of a draft.</summary>
    public IReadOnlyList<Loss> In(Draft draft)
    {
        if (_found.Count == 0)
        {
            return [];
        }

        var places = new HashSet<DraftNode>(_found.Select(loss => loss.Place));
        var indexes = new Dictionary<DraftNode, int>();
        var index = 0;
        foreach (var node in draft.Root.All())
        {
            if (places.Contains(node))
            {
                indexes[node] = index;
            }

            index++;
        }

        return
        [
            .. from loss in _found
            where indexes.ContainsKey(loss.Place)
            select new Loss(indexes[loss.Place], loss.Origin.Span, loss.Reason),
        ];
    }
}
