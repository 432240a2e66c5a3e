using System.Diagnostics.CodeAnalysis;

namespace AtlasGen;

/// <summary>Provides methods to change lists in generated objects.</summary>
public static class AtlasListExtensions
{
    /// <summary>Returns a list in which each item is replaced: <c>cluster.ReplicationSpecs.Change(spec => spec with { ZoneName = "Zone 1" })</c>.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The list, or <see langword="null"/>. It is not modified.</param>
    /// <param name="change">A function that returns the new item for an item, or the item itself.</param>
    /// <returns>The new list, or <see langword="null"/> if there is no list.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is <see langword="null"/>.</exception>
    [return: NotNullIfNotNull(nameof(items))]
    public static IReadOnlyList<T>? Change<T>(this IReadOnlyList<T>? items, Func<T, T> change)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(change);
        if (items is null)
        {
            return null;
        }

        var changed = new T[items.Count];
        for (var i = 0; i < changed.Length; i++)
        {
            changed[i] = change(items[i]);
        }

        return changed;
    }
}
