using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Creates the lists that generated methods return.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AtlasPages
{
    /// <summary>Returns a list whose pages are requested by their numbers, each when its first item is needed.</summary>
    /// <typeparam name="TPage">The type of the response that contains a page.</typeparam>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <typeparam name="TCodec">The codec that compares items.</typeparam>
    /// <param name="fetch">The function that requests a page by its number.</param>
    /// <param name="read">The function that gets the items and the total from a response.</param>
    /// <param name="paging">The first page, and how the last page is recognized.</param>
    /// <param name="options">The caller's options, which the function receives for each page.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The list.</returns>
    public static AtlasPageable<T> Enumerate<TPage, T, TCodec>(
        Func<int, AtlasRequestOptions?, CancellationToken, Task<TPage>> fetch,
        Func<TPage, (IReadOnlyList<T>? Items, long? TotalCount)> read,
        AtlasPaging paging,
        AtlasRequestOptions? options,
        CancellationToken cancellationToken
    )
        where TCodec : IJsonCodec<T> =>
        new ServerPages<TPage, T, TCodec>(fetch, read, paging, options, cancellationToken);
}
