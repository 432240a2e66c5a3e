using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Rewriting;

/// <summary>Collects what a pass over a draft cannot express in OpenAPI 3.0.</summary>
internal sealed class LossList
{
    private readonly List<(DraftNode Owner, SpecNode Node, string Name, string Hint)> _losses = [];

    /// <param name="owner">A node that stays in the draft, and that the lost part belongs to.</param>
    /// <param name="node">The lost part, as written.</param>
    /// <param name="name">The name of the part in the message.</param>
    /// <param name="hint">The consequence, or what the caller has to do.</param>
    public void Add(DraftNode owner, SpecNode node, string name, string hint) =>
        _losses.Add((owner, node, name, hint));

    /// <summary>Returns the losses. Call this when the pass has put every node into its place.</summary>
    public IReadOnlyList<Loss> ToList() =>
        [
            .. _losses.Select(loss => new Loss(
                JsonPointer.Of([.. Keys(loss.Owner)]),
                loss.Node,
                loss.Name,
                loss.Hint
            )),
        ];

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
