using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>How much of a document may be written for Readers: in one fragment, and in all of them together.</summary>
/// <remarks>
/// Aliases can make gigabytes of a small document, and no guard of Readers sees them. Sizes are in characters, and a
/// document without aliases never reaches a limit.
/// </remarks>
internal sealed class FragmentBudget
{
    // What Readers makes of a node takes as long as so many characters of text.
    private const int NodeSize = 40;
    private const int FragmentsLimit = 16;

    // Sums of two such sizes are no overflow.
    private const long MostSize = 1L << 60;

    // Of each node with all it holds, aliases followed. Without aliases, no fragment is larger than the document.
    private readonly long[]? _sizes;
    private long _rest;

    public FragmentBudget(SpecTree tree, CancellationToken cancellationToken)
    {
        _sizes = tree.HasAliases ? Sizes(tree, cancellationToken) : null;
        Limit = Math.Max(4_000_000, 2L * ((NodeSize * (long)tree.Count) + tree.Text.Length));
        _rest = FragmentsLimit * Limit;
    }

    /// <summary>The size that one fragment may have.</summary>
    public long Limit { get; }

    /// <summary>Whether nothing more may be written.</summary>
    public bool IsSpent => _rest < 0;

    /// <summary>
    /// Returns how large a part is with all that its aliases stand for; zero in a document without aliases.
    /// </summary>
    public long SizeOf(SpecNode part) => _sizes?[part.Index] ?? 0;

    /// <summary>Takes what a part needs from what is left for all fragments.</summary>
    /// <exception cref="FragmentTooLargeException">Nothing is left.</exception>
    public void Spend(long size)
    {
        _rest -= IsSpent ? 0 : size;
        if (IsSpent)
        {
            throw new FragmentTooLargeException("too many of its parts cannot be read");
        }
    }

    private static long[] Sizes(SpecTree tree, CancellationToken cancellationToken)
    {
        var sizes = new long[tree.Count];
        var open = 0;
        for (var i = 0; i < sizes.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            open = Complete(tree, sizes, open, i);
            ref readonly var node = ref tree[i];
            var content = tree.ContentOf(i);
            var value = node.Kind == NodeKind.Scalar ? node.ValueEnd - node.ValueStart : 0;
            // An alias stands for a node that ended before it, so the size of that one is complete.
            sizes[i] = Sum(
                NodeSize + (node.KeyEnd - node.KeyStart),
                content == i ? Math.Min(value, JsonText.LengthLimit) : sizes[content]
            );
            open = i;
        }

        Complete(tree, sizes, open, sizes.Length);
        return sizes;
    }

    /// <summary>Adds the sizes of the nodes that end before an index to those around them; returns the node that does not end there.</summary>
    private static int Complete(SpecTree tree, long[] sizes, int open, int index)
    {
        while (tree[open].SubtreeEnd <= index && tree[open].Parent is var parent and >= 0)
        {
            sizes[parent] = Sum(sizes[parent], sizes[open]);
            open = parent;
        }

        return open;
    }

    private static long Sum(long one, long other) => Math.Min(one + other, MostSize);
}
