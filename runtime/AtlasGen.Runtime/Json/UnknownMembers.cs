using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Keeps the members of a JSON object that the document does not declare; <see cref="RecordWriter"/> writes them back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnknownMembers
{
    /// <summary>What a record without unknown members answers.</summary>
    public static IReadOnlyDictionary<string, JsonElement> None { get; } =
        ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Adds the member that the reader stands on.</summary>
    /// <param name="reader">The reader, on the member's name; it ends on the last token of the value.</param>
    /// <param name="members">The members so far; made when the first one comes.</param>
    public static void Read(ref Utf8JsonReader reader, ref Dictionary<string, JsonElement>? members)
    {
        var name = reader.GetString()!;
        reader.Read();
        (members ??= new())[name] = JsonElement.ParseValue(ref reader);
    }

    /// <summary>Keeps an explicit <c>null</c> of a declared member, so that what was read is written back whole.</summary>
    /// <param name="name">The member's name in JSON.</param>
    /// <param name="members">The members so far; made when the first one comes.</param>
    internal static void KeepNull(string name, ref Dictionary<string, JsonElement>? members) =>
        (members ??= new())[name] = Null;

    private static JsonElement Null { get; } = JsonDocument.Parse("null").RootElement.Clone();
}
