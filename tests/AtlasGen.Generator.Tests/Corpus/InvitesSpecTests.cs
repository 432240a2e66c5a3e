using System.Text.Json.Nodes;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Corpus;

/// <summary>
/// Tests that specs/atlas-invites.yaml describes the same API as the Atlas document, in different words.
/// </summary>
/// <remarks>Both are read here without the generator, one as YAML and one as JSON.</remarks>
public class InvitesSpecTests
{
    private static readonly string[] Paths =
    [
        "/api/atlas/v1.0/groups/{groupId}/invites",
        "/api/atlas/v1.0/groups/{groupId}/invites/{invitationId}",
    ];

    // Prose, and keywords that do not matter to a client.
    private static readonly HashSet<string> Ignored =
    [
        "description",
        "summary",
        "example",
        "examples",
        "externalDocs",
        "title",
    ];

    private readonly JsonNode _own = YamlText.Parse(SpecTexts.Invites)!;
    private readonly JsonNode _real = JsonNode.Parse(SpecTexts.Corpus("atlas-v1.json"))!;

    [Fact]
    public void Every_operation_has_the_structure_of_the_real_one()
    {
        var count = 0;
        foreach (var path in Paths)
        {
            Assert.Equal(Names(_real["paths"]![path]!), Names(_own["paths"]![path]!));
            foreach (var (method, operation) in _real["paths"]![path]!.AsObject())
            {
                count++;
                Assert.Equal(
                    Structure(_real, operation!),
                    Structure(_own, _own["paths"]![path]![method]!),
                    ignoreAllWhiteSpace: false
                );
            }
        }

        Assert.Equal(6, count);
    }

    [Theory]
    [InlineData("schemas")]
    [InlineData("parameters")]
    [InlineData("responses")]
    [InlineData("securitySchemes")]
    public void Every_component_has_the_structure_of_the_real_one(string kind)
    {
        var components = _own["components"]![kind]!.AsObject();
        Assert.NotEmpty(components);
        foreach (var (name, component) in components)
        {
            Assert.Equal(
                Structure(_real, _real["components"]![kind]![name]!),
                Structure(_own, component!)
            );
        }
    }

    [Fact]
    public void Servers_and_security_are_the_same()
    {
        Assert.Equal(_real["servers"]!.ToJsonString(), _own["servers"]!.ToJsonString());
        Assert.Equal(_real["security"]!.ToJsonString(), _own["security"]!.ToJsonString());
    }

    [Fact]
    public void No_sentence_is_theirs()
    {
        var theirs = Sentences(_real)
            .Where(sentence => sentence.Contains(' ', StringComparison.Ordinal))
            .ToHashSet();
        Assert.NotEmpty(theirs);
        Assert.DoesNotContain(Sentences(_own), theirs.Contains);
    }

    /// <summary>Returns the parts that a client depends on, with references resolved and members sorted.</summary>
    private static string Structure(JsonNode document, JsonNode node) =>
        Strip(document, node, 0)!.ToJsonString(new() { WriteIndented = true });

    private static JsonNode? Strip(JsonNode document, JsonNode? node, int depth)
    {
        Assert.InRange(depth, 0, 50);
        switch (node)
        {
            case JsonObject reference when reference["$ref"] is { } target:
                var found = target
                    .GetValue<string>()[2..]
                    .Split('/')
                    .Aggregate(document, (at, name) => at[name]!);
                return Strip(document, found, depth + 1);
            case JsonObject members:
                // The names in a map of schemas or responses are data, even a name such as "description".
                return new JsonObject(
                    members
                        .Where(member =>
                            (!Ignored.Contains(member.Key) || member.Value is JsonObject)
                            && !member.Key.StartsWith("x-", StringComparison.Ordinal)
                        )
                        .Where(member => member.Key is not ("externalDocs" or "example"))
                        .OrderBy(member => Rank(members, member.Key), StringComparer.Ordinal)
                        .Select(member =>
                            KeyValuePair.Create(
                                member.Key,
                                Strip(document, member.Value, depth + 1)
                            )
                        )
                );
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Strip(document, item, depth + 1))]);
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>
    /// Returns the sort key of a member. Keywords can be in any order, but properties determine the order of generated
    /// members.
    /// </summary>
    private static string Rank(JsonObject members, string key) =>
        members.Parent is JsonObject parent && parent["properties"] == members ? "" : key;

    private static IEnumerable<string> Names(JsonNode node) =>
        node.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Sentences(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member =>
                Ignored.Contains(member.Key) && member.Value is JsonValue
                    ? member
                        .Value.ToString()
                        .Split(". ")
                        .Select(sentence => sentence.Trim().TrimEnd('.'))
                    : Sentences(member.Value)
            ),
            JsonArray items => items.SelectMany(Sentences),
            _ => [],
        };
}
