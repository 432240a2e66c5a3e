using AtlasGen.Runtime;

namespace AtlasGen;

/// <summary>Creates lists without a server, for tests of code that calls an <c>Enumerate…Async</c> method.</summary>
public static class AtlasPageable
{
    /// <summary>Creates a list with a single page.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>The list. The <see cref="AtlasPage{T}.TotalCount"/> of its page is the number of items.</returns>
    public static AtlasPageable<T> FromItems<T>(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        List<T> list = [.. items];
        return new FixedPages<T>([new(list) { TotalCount = list.Count }]);
    }

    /// <summary>Creates a list with these pages.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="pages">
    /// The pages, in ascending order of their <see cref="AtlasPage{T}.Number"/>. They are returned unchanged, so set the properties
    /// that the code under test reads.
    /// </param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">A page is <see langword="null"/>.</exception>
    public static AtlasPageable<T> FromPages<T>(IEnumerable<AtlasPage<T>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        List<AtlasPage<T>> list = [.. pages];
        return list.Contains(null!)
            ? throw new ArgumentException("A page is null.", nameof(pages))
            : new FixedPages<T>(list);
    }
}
