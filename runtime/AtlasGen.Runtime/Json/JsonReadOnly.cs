using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>A place in JSON that was kept, and what of it is not sent since only the server sets it.</summary>
/// <remarks>Places name each other by number, since they may lead back to themselves.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonReadOnly
{
    private const int Unsent = -2;

    private readonly Dictionary<string, int> _members = new(StringComparer.Ordinal);
    private readonly int _items;
    private readonly int _values;

    /// <summary>Describes a place.</summary>
    /// <param name="names">The members that are not sent.</param>
    /// <param name="members">The other members that have a place, each with its number; -1 where all is sent.</param>
    /// <param name="items">The place of the items, where it is a list.</param>
    /// <param name="values">The place of all other members.</param>
    public JsonReadOnly(
        IReadOnlyList<string> names,
        IReadOnlyList<(string Name, int Place)> members,
        int items,
        int values
    )
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(members);
        (_items, _values) = (items, values);
        foreach (var name in names)
        {
            _members[name] = Unsent;
        }

        foreach (var (name, place) in members)
        {
            _members[name] = place;
        }
    }

    /// <summary>Writes JSON without what is not sent.</summary>
    internal static void Write(
        Utf8JsonWriter writer,
        JsonElement json,
        IReadOnlyList<JsonReadOnly> places,
        int place
    )
    {
        var here = place >= 0 && place < places.Count ? places[place] : null;
        switch (json.ValueKind)
        {
            case JsonValueKind.Object when here is not null:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    var next = here._members.GetValueOrDefault(member.Name, here._values);
                    if (next != Unsent)
                    {
                        writer.WritePropertyName(member.Name);
                        Write(writer, member.Value, places, next);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array when here is not null:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(writer, item, places, here._items);
                }

                writer.WriteEndArray();
                break;
            default:
                ElementJson.Write(writer, json);
                break;
        }
    }
}
