using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>What one page of a list holds.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AtlasPage<T>
{
    /// <summary>Describes a page.</summary>
    /// <param name="items">Its items.</param>
    /// <param name="totalCount">How many items all pages have together, where the server told.</param>
    public AtlasPage(IReadOnlyList<T>? items, long? totalCount = null)
    {
        Items = items ?? [];
        TotalCount = totalCount;
    }

    /// <summary>Its items.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>How many items all pages have together; <see langword="null"/> where the server did not tell.</summary>
    public long? TotalCount { get; }
}
