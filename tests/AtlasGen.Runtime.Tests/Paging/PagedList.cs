using System.Net;
using CsCheck;

namespace AtlasGen.Runtime.Tests.Paging;

/// <summary>A list on a server that returns it in pages.</summary>
/// <param name="Count">The number of items.</param>
/// <param name="Size">The number of items per page.</param>
/// <param name="Total">
/// The total that the server returns: 0 for none, 1 for the correct one, 2 for less than a page, 3 for zero.
/// </param>
/// <param name="First">The number of the first page.</param>
internal sealed record PagedList(int Count, int Size, int Total, int First)
{
    /// <summary>The response that contains a page.</summary>
    public static readonly AtlasResponseInfo Response = new("listThings", HttpStatusCode.OK);

    public List<int> Asked { get; } = [];

    public IEnumerable<int> Expected => Enumerable.Range(0, Count).Skip((First - 1) * Size);

    public long? StatedTotal =>
        Total switch
        {
            1 => Count,
            2 => Math.Min(Count, Size) - 1,
            3 => 0,
            _ => null,
        };

    public Task<(IReadOnlyList<int>? Items, long? Total)> GetAsync(
        int page,
        AtlasRequestOptions? options,
        CancellationToken _
    )
    {
        Asked.Add(page);
        options?.OnResponse?.Invoke(Response);
        IReadOnlyList<int> items =
        [
            .. Enumerable.Range(0, Count).Skip((page - 1) * Size).Take(Size),
        ];
        return Task.FromResult<(IReadOnlyList<int>? Items, long? Total)>((items, StatedTotal));
    }

    public AtlasPageable<int> Enumerate(AtlasPaging paging) =>
        Enumerate(GetAsync, paging with { First = First });

    public static readonly Gen<PagedList> Any = Gen.Select(
        Gen.Int[0, 60],
        Gen.Int[1, 12],
        Gen.Int[0, 3],
        Gen.Int[1, 4],
        (count, size, total, first) => new PagedList(count, size, total, first)
    );

    /// <summary>Returns the list of a function, or one without page numbers if there is no first page.</summary>
    public static AtlasPageable<int> Enumerate(
        Func<
            int,
            AtlasRequestOptions?,
            CancellationToken,
            Task<(IReadOnlyList<int>? Items, long? Total)>
        > fetch,
        AtlasPaging paging
    ) =>
        AtlasPages.Enumerate<(IReadOnlyList<int>? Items, long? Total), int, Int32Json>(
            fetch,
            static page => page,
            paging.First == 0 ? AtlasPaging.OnePage : paging,
            options: null,
            TestContext.Current.CancellationToken
        );
}
