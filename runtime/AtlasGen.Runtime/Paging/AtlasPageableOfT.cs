using System.Runtime.CompilerServices;

namespace AtlasGen;

/// <summary>
/// Represents a list that the server returns in pages. <c>await foreach</c> enumerates its items, and <see cref="AsPages"/> its
/// pages. A page is requested when its first item is needed.
/// </summary>
/// <remarks>
/// Every enumeration sends its own requests. In tests, <see cref="AtlasPageable.FromItems"/> and
/// <see cref="AtlasPageable.FromPages"/> create a list without a server.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public abstract class AtlasPageable<T> : IAsyncEnumerable<T>
{
    /// <summary>Initializes a new instance of the <see cref="AtlasPageable{T}"/> class.</summary>
    protected AtlasPageable() { }

    /// <summary>Enumerates the pages, with the total number of items and the responses.</summary>
    /// <param name="startAt">
    /// The number of the first page to return, such as <see cref="AtlasPage{T}.NextNumber"/> of an earlier page. The default is
    /// <see langword="null"/>: the page that the method for the list was called with, or the first page.
    /// </param>
    /// <returns>
    /// The pages. If the list is empty, the first page is returned without items. A page that equals the previous one is not
    /// returned, and ends the enumeration, because a server that ignores the page number returns the same page forever.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="startAt"/> is negative.</exception>
    /// <exception cref="AtlasException">The call for a page failed. Thrown while the pages are enumerated.</exception>
    public abstract IAsyncEnumerable<AtlasPage<T>> AsPages(int? startAt = null);

    /// <summary>Enumerates the items of all pages.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The enumerator.</returns>
    /// <exception cref="AtlasException">The call for a page failed. Thrown while the items are enumerated.</exception>
    public virtual IAsyncEnumerator<T> GetAsyncEnumerator(
        CancellationToken cancellationToken = default
    ) => ItemsAsync(AsPages(), default).GetAsyncEnumerator(cancellationToken);

    /// <summary>Enumerates the items of pages.</summary>
    private protected static async IAsyncEnumerable<T> ItemsAsync(
        IAsyncEnumerable<AtlasPage<T>> pages,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }
}
