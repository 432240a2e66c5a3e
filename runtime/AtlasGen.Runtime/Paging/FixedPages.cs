using System.Runtime.CompilerServices;

namespace AtlasGen.Runtime;

/// <summary>Represents a list whose pages exist already.</summary>
internal sealed class FixedPages<T>(IReadOnlyList<AtlasPage<T>> pages) : AtlasPageable<T>
{
    public override IAsyncEnumerable<AtlasPage<T>> AsPages(int? startAt = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startAt ?? 0, nameof(startAt));
        return PagesAsync(startAt ?? 0, CancellationToken.None);
    }

    private async IAsyncEnumerable<AtlasPage<T>> PagesAsync(
        int first,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var page in pages.Where(page => page.Number >= first))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await Task.FromResult(page).ConfigureAwait(false);
        }
    }
}
