using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Describes an operation of a generated client whose response is a list, which can have several pages.</summary>
/// <typeparam name="TBody">The type of the request body, or <see cref="AtlasNoContent"/> if the operation has none.</typeparam>
/// <typeparam name="TResponse">The type of the response, which contains one page.</typeparam>
/// <typeparam name="TItem">The type of the items.</typeparam>
public sealed class AtlasPagedOperation<TBody, TResponse, TItem> : AtlasOperation<TBody, TResponse>
{
    /// <summary>Initializes a new instance of the <see cref="AtlasPagedOperation{TBody, TResponse, TItem}"/> class. Generated code calls it.</summary>
    /// <param name="api">The API that the operation belongs to.</param>
    /// <param name="operationId">The <c>operationId</c> of the operation.</param>
    /// <param name="method">The HTTP method, in uppercase.</param>
    /// <param name="path">The path template, such as <c>/groups/{groupId}/invites</c>.</param>
    /// <param name="body">The content of the request.</param>
    /// <param name="response">The content of the response.</param>
    /// <param name="items">The content of the items.</param>
    public AtlasPagedOperation(
        AtlasApi api,
        string operationId,
        string method,
        string path,
        AtlasContent<TBody> body,
        AtlasContent<TResponse> response,
        AtlasContent<TItem> items
    )
        : base(api, operationId, method, path, body, response) => Items = items;

    /// <summary>Gets the content of an item.</summary>
    internal AtlasContent<TItem> Items { get; }

    /// <summary>Gets the name of the member of the response that contains the items, or <see langword="null"/> if the response is the list.</summary>
    public string? ItemsName { get; init; } = "results";

    /// <summary>Gets the name of the member of the response that contains the number of items on all pages, or <see langword="null"/> if there is none.</summary>
    public string? TotalName { get; init; } = "totalCount";

    /// <summary>Gets the name of the query parameter with the number of the page, or <see langword="null"/> if there is only one page.</summary>
    public string? PageParameter { get; init; } = "pageNum";

    /// <summary>Gets the name of the query parameter with the number of items on a page, or <see langword="null"/> if there is none.</summary>
    public string? SizeParameter { get; init; } = "itemsPerPage";

    /// <summary>Gets the number of the first page.</summary>
    public long FirstPage { get; init; } = 1;

    /// <summary>Gets the number of items on a page if the request does not state it, as Atlas defines it unless the document says otherwise.</summary>
    public long DefaultSize { get; init; } = 100;
}
