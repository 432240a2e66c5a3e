using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>
/// Compares the content of two JSON texts. The order of members and the notation of numbers do not matter.
/// </summary>
internal static class JsonContent
{
    /// <summary>Returns the paths of the values that only one of two texts has; empty if there are none.</summary>
    public static string Difference(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var wanted = Paths(JsonNode.Parse(expected)).ToHashSet();
        var found = Paths(JsonNode.Parse(actual)).ToHashSet();
        return wanted.SetEquals(found)
            ? ""
            : $"missing {string.Join(", ", wanted.Except(found))}; unexpected {string.Join(", ", found.Except(wanted))}";
    }

    /// <summary>Returns a line for each value, with its path and content.</summary>
    public static IEnumerable<string> Paths(JsonNode? json) =>
        json switch
        {
            null => ["$ null"],
            JsonObject members when members.Count > 0 => members.SelectMany(member =>
                Paths(member.Value).Select(path => $".{member.Key}{path}")
            ),
            JsonArray items when items.Count > 0 => items.SelectMany(
                (item, i) =>
                    Paths(item)
                        .Select(path => string.Create(CultureInfo.InvariantCulture, $"[{i}]{path}"))
            ),
            _ => [$" {Text(json)}"],
        };

    /// <summary>Returns the text of a value. Equal numbers have the same text.</summary>
    private static string Text(JsonNode json) =>
        json.GetValueKind() is JsonValueKind.Number
        && decimal.TryParse(
            json.ToJsonString(),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number.ToString("0.############################", CultureInfo.InvariantCulture)
            : json.ToJsonString();
}
