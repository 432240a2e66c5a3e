using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Writes the same JSON in other ways.</summary>
internal static class JsonNotation
{
    /// <summary>Returns JSON with the members of each object in reverse order.</summary>
    public static string Reversed(JsonNode json) =>
        Ordered(json, static members => [.. members.Reverse()]);

    /// <summary>Returns JSON with the members of each object in a random order.</summary>
    public static string Shuffled(JsonNode json, Random random) =>
        Ordered(
            json,
            members =>
            {
                random.Shuffle(members);
                return members;
            }
        );

    /// <summary>Returns JSON in which every character of every name is escaped.</summary>
    public static string Escaped(JsonNode json) => Text(json, name: Escape);

    /// <summary>Returns an object in which all members of another object precede its own members.</summary>
    public static string Duplicated(JsonObject json, JsonObject before) =>
        $"{{{string.Join(',', before.Concat(json).Select(member => $"{Quote(member.Key)}:{Text(member.Value)}"))}}}";

    private static string Ordered(
        JsonNode json,
        Func<KeyValuePair<string, JsonNode?>[], IEnumerable<KeyValuePair<string, JsonNode?>>> order
    ) => Text(json, order: order);

    private static string Text(
        JsonNode? json,
        Func<string, string>? name = null,
        Func<
            KeyValuePair<string, JsonNode?>[],
            IEnumerable<KeyValuePair<string, JsonNode?>>
        >? order = null
    ) =>
        json switch
        {
            null => "null",
            JsonArray items =>
                $"[{string.Join(',', items.Select(item => Text(item, name, order)))}]",
            JsonObject members =>
                $"{{{string.Join(',', (order?.Invoke([.. members]) ?? members).Select(member => $"{(name ?? Quote)(member.Key)}:{Text(member.Value, name, order)}"))}}}",
            _ => json.ToJsonString(),
        };

    private static string Quote(string name) => JsonValue.Create(name).ToJsonString();

    private static string Escape(string name) =>
        $"\"{string.Concat(name.Select(c => $"\\u{(int)c:x4}"))}\"";
}
