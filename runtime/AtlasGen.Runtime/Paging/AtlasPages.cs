using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AtlasGen.Runtime;

/// <summary>Goes through the pages of a list by counting them.</summary>
/// <remarks>A <c>next</c> link is never followed: it may name a host that only the server's own network knows.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AtlasPages
{
    /// <summary>All items, page by page; a page is fetched when its first item is asked for.</summary>
    /// <typeparam name="TPage">The answer that is a page.</typeparam>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <typeparam name="TCodec">How items are compared.</typeparam>
    /// <param name="fetch">Fetches the page of a number.</param>
    /// <param name="read">Takes the items out of an answer.</param>
    /// <param name="paging">Where to begin, and how to see the end.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The items, in the order of the server.</returns>
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
            // A server that pays no heed to the number answers with the same page for ever.
            if (items.Count == 0 || ListJson<T, TCodec>.AreEqual(previous, items))
            {
                yield break;
            }

            foreach (var item in items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }

            // The pages before the first one were as long as it, or longer; then there is one request too many.
            position += items.Count * (number == paging.First ? Math.Max(number, 1) : 1);
            if (paging.IsOnePage || IsLast(page, paging, position))
            {
                yield break;
            }

            previous = items;
        }
    }

    /// <summary>Whether nothing comes after a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="paging">How the end is seen.</param>
    /// <param name="position">How many items there are up to its end.</param>
    private static bool IsLast<T>(AtlasPage<T> page, AtlasPaging paging, long position) =>
        // A total that is smaller than what came already is none.
        paging.HasTotal
        && page.TotalCount is { } total
        && total >= position
            ? position == total
            : page.Items.Count < paging.Size
                && (paging.MaxSize is null || page.Items.Count < paging.MaxSize);
}
