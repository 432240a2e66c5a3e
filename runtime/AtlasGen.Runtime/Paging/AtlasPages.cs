using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AtlasGen.Runtime;

/// <summary>Enumerates the pages of a list by page number.</summary>
/// <remarks>A <c>next</c> link is never followed, because it may name a host that is reachable only within the server's network.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AtlasPages
{
    /// <summary>Enumerates all items, page by page. A page is fetched when its first item is requested.</summary>
    /// <typeparam name="TPage">The type of the response that contains a page.</typeparam>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <typeparam name="TCodec">The codec that compares items.</typeparam>
    /// <param name="fetch">The function that fetches a page by its number.</param>
    /// <param name="read">The function that gets the page from a response.</param>
    /// <param name="paging">The first page, and how the last page is recognized.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The items, in the order in which the server sends them.</returns>
    public static async IAsyncEnumerable<T> EnumerateAsync<TPage, T, TCodec>(
        Func<int, CancellationToken, Task<TPage>> fetch,
        Func<TPage, AtlasPage<T>> read,
        AtlasPaging paging,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where TCodec : IJsonCodec<T>
    {
        IReadOnlyList<T> previous = [];
        var position = 0L;
        for (var number = paging.First; ; number++)
        {
            var page = read(
                await fetch(checked((int)number), cancellationToken).ConfigureAwait(false)
            );
            var items = page.Items;
            // A server that ignores the page number would return the same page forever.
            if (items.Count == 0 || ListJson<T, TCodec>.AreEqual(previous, items))
            {
                yield break;
            }

            foreach (var item in items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }

            // Assumes that the pages before the first one have the same length. If they are longer, there is one request too many.
            position += items.Count * (number == paging.First ? Math.Max(number, 1) : 1);
            if (paging.IsOnePage || IsLast(page, paging, position))
            {
                yield break;
            }

            previous = items;
        }
    }

    /// <summary>Determines whether a page is the last one.</summary>
    /// <param name="page">The page.</param>
    /// <param name="paging">The rule that recognizes the last page.</param>
    /// <param name="position">The number of items up to the end of the page.</param>
    private static bool IsLast<T>(AtlasPage<T> page, AtlasPaging paging, long position) =>
        // A total below the number of items received so far is not valid.
        paging.HasTotal
        && page.TotalCount is { } total
        && total >= position
            ? position == total
            : page.Items.Count < paging.Size
                && (paging.MaxSize is null || page.Items.Count < paging.MaxSize);
}
