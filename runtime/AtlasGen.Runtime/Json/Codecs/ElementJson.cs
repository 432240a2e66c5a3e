using System.ComponentModel;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Reads and writes any JSON, which is kept unchanged: a schema without a type, or <c>type: object</c> without properties.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ElementJson : IJsonCodec<JsonElement>
{
    private ElementJson() { }

    /// <inheritdoc/>
    public static bool ReadsNull => true;

    /// <inheritdoc/>
    public static JsonElement Read(ref Utf8JsonReader reader) => JsonElement.ParseValue(ref reader);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, JsonElement value, JsonMode mode) =>
        Write(writer, value);

    /// <inheritdoc/>
    /// <remarks>Numbers are compared by their text, so that none is rounded. The order of members is ignored.</remarks>
    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        return left.ValueKind switch
        {
            JsonValueKind.Object => MapJson<JsonElement, ElementJson>.AreEqual(
                MembersOf(left),
                MembersOf(right)
            ),
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
            JsonValueKind.Object => MapJson<JsonElement, ElementJson>.GetHashCode(MembersOf(value)),
            JsonValueKind.Array => value.GetArrayLength(),
            JsonValueKind.String => value.GetString()!.GetHashCode(StringComparison.Ordinal),
            JsonValueKind.Number => value.GetRawText().GetHashCode(StringComparison.Ordinal),
            _ => (int)value.ValueKind,
        };

    /// <summary>Writes free-form JSON. A <c>default</c> element is written as <c>null</c>.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The element to write.</param>
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

    /// <summary>Returns the members by name. If a name is duplicate, the last member counts.</summary>
    private static Dictionary<string, JsonElement> MembersOf(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }
}
