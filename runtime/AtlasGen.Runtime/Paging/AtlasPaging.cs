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

    /// <summary>Gets the number of items on a page that the request asks for, or <see langword="null"/> if it asks for none.</summary>
    public long? Size { get; init; }

    /// <summary>
    /// Gets the largest number of items on a page that the document promises, or <see langword="null"/> if it promises none. If a
    /// request asks for more, the number of items on a full page is unknown, because the server may limit it.
    /// </summary>
    public long? MaxSize { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the request asks for the number of items on all pages. Otherwise, the number that the
    /// server sends is ignored.
    /// </summary>
    public bool HasTotal { get; init; }

    internal bool IsOnePage { get; private init; }

    // Null if it is unknown. A comparison with null is false.
    private long? FullPage => Size <= MaxSize ? Size : null;

    /// <summary>Determines whether a page is the last one, as far as the response shows it. Otherwise, the next page can be empty.</summary>
    /// <param name="count">The number of items of the page.</param>
    /// <param name="total">The number of items on all pages that the server stated, or <see langword="null"/> if it stated none.</param>
    /// <param name="position">The number of items up to the end of the page, or less if the page is <paramref name="first"/> and not full.</param>
    /// <param name="first">The number of the page if it is the first one that was requested, and 1 or less otherwise.</param>
    internal bool IsLast(int count, long? total, long position, long first)
    {
        if (IsOnePage || count == 0)
        {
            return true;
        }

        // A total below the number of items received so far is not valid.
        return HasTotal && total >= position
            ? position == total || (first > 1 && ((first - 1) * FullPage) + count == total)
            : count < FullPage;
    }
}
