using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Places;

/// <summary>Visits the entries of parts of a document, with their places, and follows aliases.</summary>
/// <remarks>
/// The content of an alias is in the place of the alias, and not in that of its anchor. It is visited once per place,
/// however many aliases refer to it, so the work is limited by the size of the document.
/// </remarks>
internal sealed class PlaceWalk(SpecTree tree)
{
    private readonly HashSet<(int Index, Place Place)> _seen = [];
    private readonly Queue<(int Index, Place Place)> _open = new();

    /// <summary>Adds a part, unless the walk visited it in the same place.</summary>
    public void Add(SpecNode part, Place place) => Add(part.Index, place);

    /// <summary>
    /// Returns the entries of all parts, including those that are added meanwhile, each with the place of its mapping
    /// or list. Data is skipped.
    /// </summary>
    public IEnumerable<(SpecNode Entry, Place Outer)> Entries(CancellationToken cancellationToken)
    {
        while (_open.Count > 0)
        {
            var (part, place) = _open.Dequeue();
            if (tree.ContentOf(part) is var content && content != part)
            {
                Add(content, place);
                continue;
            }

            foreach (var entry in Within(part, place, cancellationToken))
            {
                yield return entry;
            }
        }
    }

    private void Add(int index, Place place)
    {
        if (place is not Place.Data && _seen.Add((index, place)))
        {
            _open.Enqueue((index, place));
        }
    }

    private IEnumerable<(SpecNode Entry, Place Outer)> Within(
        int part,
        Place place,
        CancellationToken cancellationToken
    )
    {
        // The mappings and lists that contain the entry.
        var outer = new Stack<(int Node, Place Place)>();
        outer.Push((part, place));
        for (var i = part + 1; i < tree[part].SubtreeEnd; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (tree[outer.Peek().Node].SubtreeEnd <= i)
            {
                outer.Pop();
            }

            var (holder, of) = outer.Peek();
            var own = tree[holder].Kind == NodeKind.Sequence ? of : of.Enter(tree.KeyOf(i));
            if (own is Place.Data)
            {
                i = tree[i].SubtreeEnd;
                continue;
            }

            yield return (new(tree, i), of);
            if (tree.ContentOf(i) is var content && content != i)
            {
                Add(content, own);
            }
            else if (tree.IsAliased(i) && !_seen.Add((i, own)))
            {
                i = tree[i].SubtreeEnd;
                continue;
            }

            outer.Push((i, own));
            i++;
        }
    }
}
