using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Specifies the first page of an enumeration, and how the last page is recognized.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AtlasPaging
{
    /// <summary>Gets the value that enumerates only the first page.</summary>
    public static AtlasPaging OnePage { get; } = new() { IsOnePage = true };

    /// <summary>Gets the number of the first page.</summary>
    public long First { get; init; }

    /// <summary>Gets the number of items on a full page, or <see langword="null"/> if it is unknown.</summary>
    public long? Size { get; init; }

    /// <summary>Gets the maximum number of items on a page, whatever the caller requests, or <see langword="null"/> if it is unknown.</summary>
    public long? MaxSize { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the request asks for the number of items on all pages. Otherwise, the number that the
    /// server sends is ignored.
    /// </summary>
    public bool HasTotal { get; init; }

    internal bool IsOnePage { get; private init; }
}
