using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>
/// What a JSON object held beside the values of its declared members: members that the document does not declare, the
/// order in which all of them came, and texts that their values alone do not give back, as <c>1.0</c> or <c>null</c>.
/// </summary>
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
        IReadOnlyList<JsonPlace>? order,
        IReadOnlyDictionary<int, JsonElement>? texts
    )
    {
        Unknown = unknown ?? None;
        Order = order;
        Texts = texts;
    }

    /// <summary>The members that the document does not declare, by name.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Unknown { get; }

    /// <summary>The members as they came; <see langword="null"/> for the order of the document, unknown ones last.</summary>
    internal IReadOnlyList<JsonPlace>? Order { get; }

    /// <summary>The JSON of declared members, by their numbers, where their values do not tell it.</summary>
    internal IReadOnlyDictionary<int, JsonElement>? Texts { get; }

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
        return new(unknown, remainder?.Order, remainder?.Texts);
    }
}

/// <summary>A place in the order of an object's members.</summary>
/// <param name="Member">The number of a declared member; -1 for another.</param>
/// <param name="Name">The name of a member that the document does not declare.</param>
internal readonly record struct JsonPlace(int Member, string? Name);
