using System.Runtime.CompilerServices;

namespace AtlasGen.Runtime;

/// <summary>Represents a list whose pages are requested by their numbers.</summary>
/// <remarks>A <c>next</c> link is never followed, because it may name a host that is reachable only within the server's network.</remarks>
internal sealed class ServerPages<TPage, T, TCodec>(
    Func<int, AtlasRequestOptions?, CancellationToken, Task<TPage>> fetch,
    Func<TPage, (IReadOnlyList<T>? Items, long? TotalCount)> read,
    AtlasPaging paging,
    AtlasRequestOptions? options,
    CancellationToken cancellationToken
) : AtlasPageable<T>
    where TCodec : IJsonCodec<T>
{
    public override IAsyncEnumerable<AtlasPage<T>> AsPages(int? startAt = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startAt ?? 0, nameof(startAt));
        return PagesAsync(startAt ?? paging.First, hasInfo: true, cancellationToken);
    }

    public override IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken token = default) =>
        ItemsAsync(PagesAsync(paging.First, hasInfo: false, default), cancellationToken)
            .GetAsyncEnumerator(token);

    /// <summary>Requests the pages from a number on.</summary>
    /// <param name="first">The number.</param>
    /// <param name="hasInfo">Whether to collect the responses, which costs a copy of their headers.</param>
    /// <param name="token">A token to cancel the operation.</param>
    private async IAsyncEnumerable<AtlasPage<T>> PagesAsync(
        long first,
        bool hasInfo,
        [EnumeratorCancellation] CancellationToken token
    )
    {
        if (paging.IsOnePage)
        {
            if (first > paging.First)
            {
                yield break;
            }

            first = paging.First;
        }

        var capture = hasInfo ? new ResponseCapture(options) : null;
        IReadOnlyList<T> previous = [];
        var position = 0L;
        for (int? next = checked((int)first); next is { } number; )
        {
            var (found, total) = Read(
                number,
                await fetch(number, capture?.Options ?? options, token).ConfigureAwait(false)
            );
            var items = found ?? [];
            // A server that ignores the page number would return the same page forever.
            if (items.Count > 0 && ListJson<T, TCodec>.AreEqual(previous, items))
            {
                yield break;
            }

            // The pages before the first one are at least as long as it. Once it is followed by another page, they are as long.
            var before = number == first ? first : 1;
            position += items.Count * Math.Max(before, 1);
            next = paging.IsLast(items.Count, total, position, before) ? null : checked(number + 1);
            yield return new(items)
            {
                Number = number,
                NextNumber = next,
                TotalCount = paging.HasTotal ? total : null,
                Info = capture?.Take() ?? AtlasPage<T>.NoInfo,
            };
            previous = items;
        }
    }

    private (IReadOnlyList<T>? Items, long? TotalCount) Read(int number, TPage page)
    {
        try
        {
            return read(page);
        }
        // A property of a record throws it if the document requires the member, and the response lacks it.
        catch (InvalidOperationException exception)
        {
            throw new AtlasResponseFormatException(
                $"Page {number} of the list does not match the document. {exception.Message}",
                exception
            );
        }
    }
}
