using System.Text;
using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Creates JSON with one invalid value.</summary>
internal static class Spoiled
{
    /// <summary>
    /// Returns the JSON with an object in place of each string, number, or Boolean in turn. In the last result, all
    /// values are invalid.
    /// </summary>
    public static IEnumerable<byte[]> Of(byte[] json)
    {
        var count = Leaves(JsonNode.Parse(json)).Count();
        for (var i = 0; i < count; i++)
        {
            var root = new JsonArray(JsonNode.Parse(json));
            Leaves(root).ElementAt(i).ReplaceWith(new JsonObject());
            yield return Encoding.UTF8.GetBytes(root[0]!.ToJsonString());
        }

        yield return "1.5"u8.ToArray();
    }

    private static IEnumerable<JsonNode> Leaves(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonArray items => items.SelectMany(Leaves),
            JsonObject members => members.SelectMany(member => Leaves(member.Value)),
            _ => [node],
        };
}
