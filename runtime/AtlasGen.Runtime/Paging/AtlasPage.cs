using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Represents one page of a list.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AtlasPage<T>
{
    /// <summary>Initializes a new instance of the <see cref="AtlasPage{T}"/> struct.</summary>
    /// <param name="items">The items of the page, or <see langword="null"/> for none.</param>
    /// <param name="totalCount">The number of items on all pages, or <see langword="null"/> if the server did not state it.</param>
    public AtlasPage(IReadOnlyList<T>? items, long? totalCount = null)
    {
        Items = items ?? [];
        TotalCount = totalCount;
    }

    /// <summary>Gets the items of the page.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Gets the number of items on all pages, or <see langword="null"/> if the server did not state it.</summary>
    public long? TotalCount { get; }
}
