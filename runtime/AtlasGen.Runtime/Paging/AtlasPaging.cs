using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Where an enumeration begins, and how its end is seen.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AtlasPaging
{
    /// <summary>The first page, and no other.</summary>
    public static AtlasPaging OnePage { get; } = new() { IsOnePage = true };

    /// <summary>The number of the first page.</summary>
    public long First { get; init; }

    /// <summary>How many items a full page has; <see langword="null"/> where nobody knows.</summary>
    public long? Size { get; init; }

    /// <summary>How many items a page has at most, whatever was asked for; <see langword="null"/> where nobody knows.</summary>
    public long? MaxSize { get; init; }

    /// <summary>Whether the server was asked for the count of all items; what it says otherwise is none.</summary>
    public bool HasTotal { get; init; }

    internal bool IsOnePage { get; private init; }
}
