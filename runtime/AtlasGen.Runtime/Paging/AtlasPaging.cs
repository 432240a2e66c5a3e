using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Specifies the first page of an enumeration, and how the last page is recognized.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AtlasPaging
{
    /// <summary>Gets the value that enumerates only the first page.</summary>
    public static AtlasPaging OnePage { get; } =
        new()
        {
            First = 1,
            HasTotal = true,
            IsOnePage = true,
        };

    /// <summary>Gets the number of the first page.</summary>
    public long First { get; init; }

    /// <summary>Gets the number of items on a full page, or <see langword="null"/> if it is unknown.</summary>
    public long? Size { get; init; }

    /// <summary>Gets the maximum number of items on a page, whatever the caller requests, or <see langword="null"/> if it is unknown.</summary>
    public long? MaxSize { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the request asks for the number of items on all pages. Otherwise, the number that the
    /// server sends is ignored.
    /// </summary>
    public bool HasTotal { get; init; }

    internal bool IsOnePage { get; private init; }

    /// <summary>Determines whether a page is the last one.</summary>
    /// <param name="number">The number of the page.</param>
    /// <param name="count">The number of items of the page.</param>
    /// <param name="total">The number of items on all pages that the server stated, or <see langword="null"/> if it stated none.</param>
    /// <param name="position">The number of items up to the end of the page, or less if the pages before the first one are longer than it.</param>
    internal bool IsLast(int number, int count, long? total, long position)
    {
        if (IsOnePage || count == 0)
        {
            return true;
        }

        // A total below the number of items received so far is not valid.
        return HasTotal && total >= position
            ? position == total || End(number, count) == total
            : count < Size && (MaxSize is null || count < MaxSize);
    }

    /// <summary>Returns the position of the end of a page if all pages before it are full, or <see langword="null"/> if their size is unknown.</summary>
    private long? End(int number, int count) =>
        ((number - 1L) * (MaxSize < Size ? MaxSize : Size)) + count;
}
