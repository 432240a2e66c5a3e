using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>What a JSON object held in addition to the values of its declared members: undeclared members, and nulls.</summary>
/// <remarks>A record that was made by hand, or read from an object without any of these, has none.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonRemainder
{
    private static readonly IReadOnlyDictionary<string, JsonElement> None = ReadOnlyDictionary<
        string,
        JsonElement
    >.Empty;

    internal JsonRemainder(
        IReadOnlyDictionary<string, JsonElement>? unknown,
        IReadOnlySet<int>? nulls
    )
    {
        Unknown = unknown ?? None;
        Nulls = nulls;
    }

    /// <summary>The members that the document does not declare, by name.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Unknown { get; }

    /// <summary>The numbers of the declared members that were null; <see langword="null"/> if there are none.</summary>
    internal IReadOnlySet<int>? Nulls { get; }

    /// <summary>The undeclared members of a record.</summary>
    /// <param name="remainder">What the record keeps, or <see langword="null"/>.</param>
    /// <returns>The members; never <see langword="null"/>.</returns>
    public static IReadOnlyDictionary<string, JsonElement> UnknownOf(JsonRemainder? remainder) =>
        remainder?.Unknown ?? None;

    /// <summary>Replaces the undeclared members of a record.</summary>
    /// <param name="remainder">What the record keeps, or <see langword="null"/>.</param>
    /// <param name="unknown">The members to have from now on.</param>
    /// <returns>What the record keeps then.</returns>
    public static JsonRemainder With(
        JsonRemainder? remainder,
        IReadOnlyDictionary<string, JsonElement> unknown
    )
    {
        ArgumentNullException.ThrowIfNull(unknown);
        return new(unknown, remainder?.Nulls);
    }
}
