using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Any JSON at all, kept as it came: a schema that says nothing of its type, or a bare <c>type: object</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ElementJson : IJsonCodec<JsonElement>
{
    private ElementJson() { }

    /// <inheritdoc/>
    public static bool ReadsNull => true;

    /// <inheritdoc/>
    public static JsonElement Read(ref Utf8JsonReader reader, ref bool exact) =>
        JsonElement.ParseValue(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, JsonElement value, JsonMode mode) =>
        Write(writer, value);

    /// <inheritdoc/>
    /// <remarks>Numbers are compared by their text, so that none is rounded; the order of members does not count.</remarks>
    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        return left.ValueKind switch
        {
            JsonValueKind.Object => MembersAreEqual(left, right),
            JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength()
                && left.EnumerateArray()
                    .Zip(right.EnumerateArray())
                    .All(pair => AreEqual(pair.First, pair.Second)),
            JsonValueKind.String => left.GetString() == right.GetString(),
            JsonValueKind.Number => left.GetRawText() == right.GetRawText(),
            _ => true,
        };
    }

    /// <inheritdoc/>
    public static int GetHashCode(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .Aggregate(
                    0,
                    (hash, member) => hash ^ member.Name.GetHashCode(StringComparison.Ordinal)
                ),
            JsonValueKind.Array => value.GetArrayLength(),
            JsonValueKind.String => value.GetString()!.GetHashCode(StringComparison.Ordinal),
            JsonValueKind.Number => value.GetRawText().GetHashCode(StringComparison.Ordinal),
            _ => (int)value.ValueKind,
        };

    /// <summary>Writes free JSON; a <c>default</c> element, which has none, as <c>null</c>.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">What to write.</param>
    internal static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static bool MembersAreEqual(JsonElement left, JsonElement right)
    {
        var count = 0;
        foreach (var member in left.EnumerateObject())
        {
            count++;
            if (!right.TryGetProperty(member.Name, out var other) || !AreEqual(member.Value, other))
            {
                return false;
            }
        }

        return right.EnumerateObject().Count() == count;
    }
}
