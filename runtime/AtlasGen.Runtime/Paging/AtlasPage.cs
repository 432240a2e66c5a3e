using System.Net;

namespace AtlasGen;

/// <summary>Represents one page of a list.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <seealso cref="AtlasPageable{T}.AsPages"/>
public sealed class AtlasPage<T>
{
    // Shared, so that a page from a server allocates only its own.
    internal static readonly AtlasResponseInfo NoInfo = new("", HttpStatusCode.OK);

    /// <summary>Initializes a new instance of the <see cref="AtlasPage{T}"/> class.</summary>
    /// <param name="items">The items of the page.</param>
    public AtlasPage(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        Items = items;
    }

    /// <summary>Gets the items of the page, in the order in which the server returned them.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Gets the number of the page, which the request contained (<c>pageNum</c>). The default is 1.</summary>
    public int Number { get; init; } = 1;

    /// <summary>
    /// Gets the number of the next page, or <see langword="null"/> if this page is the last one. To continue with that page later,
    /// pass the number to <see cref="AtlasPageable{T}.AsPages"/>.
    /// </summary>
    /// <remarks>
    /// The next page can be empty: if the server does not state the number of items, or may send smaller pages than requested, only
    /// an empty page shows that the page before it was the last one.
    /// </remarks>
    public int? NextNumber { get; init; }

    /// <summary>
    /// Gets the number of items on all pages, or <see langword="null"/> if the server did not state it, or if the request did not
    /// ask for it.
    /// </summary>
    public long? TotalCount { get; init; }

    /// <summary>
    /// Gets the status and the headers of the response that contained the page. The default, for pages that your tests create, has
    /// the status 200 and no headers.
    /// </summary>
    public AtlasResponseInfo Info { get; init; } = NoInfo;
}
