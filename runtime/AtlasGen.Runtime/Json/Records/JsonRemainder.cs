using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Holds what a record knows besides its properties: the undeclared members of the JSON object that was read, which declared members were null, and the object that a request compares with.</summary>
/// <remarks>A record has no remainder if there is none of these.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonRemainder
{
    private static readonly IReadOnlyDictionary<string, JsonElement> None = ReadOnlyDictionary<
        string,
        JsonElement
    >.Empty;

    internal JsonRemainder(
        IReadOnlyDictionary<string, JsonElement>? unknown,
        IReadOnlySet<int>? nulls,
        IJsonRecord? before = null
    )
    {
        Unknown = unknown ?? None;
        Nulls = nulls;
        Before = before;
    }

    /// <summary>Gets the members that the document does not declare, by name.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Unknown { get; }

    /// <summary>Gets the indexes of the declared members that were null, or <see langword="null"/> if there are none.</summary>
    internal IReadOnlySet<int>? Nulls { get; }

    /// <summary>Gets the object of which a PATCH sends only the differences, or <see langword="null"/> if it sends all properties.</summary>
    internal IJsonRecord? Before { get; }

    /// <summary>Returns the undeclared members of a record.</summary>
    /// <param name="remainder">The remainder of the record, or <see langword="null"/>.</param>
    /// <returns>The members by name. The result is never <see langword="null"/>.</returns>
    public static IReadOnlyDictionary<string, JsonElement> UnknownOf(JsonRemainder? remainder) =>
        remainder?.Unknown ?? None;

    /// <summary>Determines whether two records have equal members that the document does not declare, in any order.</summary>
    internal static bool AreEqual(JsonRemainder? left, JsonRemainder? right) =>
        ReferenceEquals(left, right)
        || MapJson<JsonElement, ElementJson>.AreEqual(UnknownOf(left), UnknownOf(right));

    /// <summary>Replaces the undeclared members of a record.</summary>
    /// <param name="remainder">The remainder of the record, or <see langword="null"/>.</param>
    /// <param name="unknown">The new undeclared members.</param>
    /// <returns>The new remainder of the record.</returns>
    public static JsonRemainder With(
        JsonRemainder? remainder,
        IReadOnlyDictionary<string, JsonElement> unknown
    )
    {
        ArgumentNullException.ThrowIfNull(unknown);
        return new(unknown, remainder?.Nulls, remainder?.Before);
    }

    /// <summary>Sets the object of which a PATCH sends only the differences.</summary>
    /// <param name="remainder">The remainder of the record, or <see langword="null"/>.</param>
    /// <param name="before">The object to compare with, of the same type as the record.</param>
    /// <returns>The new remainder of the record.</returns>
    public static JsonRemainder ChangesFrom(JsonRemainder? remainder, IJsonRecord before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return new(remainder?.Unknown, remainder?.Nulls, before);
    }
}
