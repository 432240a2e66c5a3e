using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Limits how much of a document is written for Readers, in one fragment and in all fragments together.</summary>
/// <remarks>
/// Aliases can expand a small document to gigabytes, and Readers does not limit them. Sizes are in characters. A
/// document without aliases never reaches a limit.
/// </remarks>
internal sealed class FragmentBudget
{
    // Readers takes as long for a node as for this many characters of text.
    private const int NodeSize = 40;
    private const int FragmentsLimit = 16;

    // The sum of two such sizes does not overflow.
    private const long MostSize = 1L << 60;

    // The size of each node with its aliases expanded. Without aliases, no fragment is larger than the document.
    private readonly long[]? _sizes;
    private long _rest;

    public FragmentBudget(SpecTree tree, CancellationToken cancellationToken)
    {
        _sizes = tree.HasAliases ? Sizes(tree, cancellationToken) : null;
        Limit = Math.Max(4_000_000, 2L * ((NodeSize * (long)tree.Count) + tree.Text.Length));
        _rest = FragmentsLimit * Limit;
    }

    /// <summary>Gets the maximum size of one fragment.</summary>
    public long Limit { get; }

    /// <summary>Gets a value that indicates whether the budget for all fragments is used up.</summary>
    public bool IsSpent => _rest < 0;

    /// <summary>Returns the size of a part with its aliases expanded; zero in a document without aliases.</summary>
    public long SizeOf(SpecNode part) => _sizes?[part.Index] ?? 0;

    /// <summary>Subtracts a size from the budget for all fragments.</summary>
    /// <exception cref="FragmentTooLargeException">The budget is used up.</exception>
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
            // An alias refers to a node that ends before it, so the size of that node is complete.
            sizes[i] = Sum(
                NodeSize + (node.KeyEnd - node.KeyStart),
                content == i ? Math.Min(value, JsonText.LengthLimit) : sizes[content]
            );
            open = i;
        }

        Complete(tree, sizes, open, sizes.Length);
        return sizes;
    }

    /// <summary>
    /// Adds the size of each node that ends before an index to the size of its parent, and returns the innermost node
    /// that does not end there.
    /// </summary>
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
