using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AtlasGen.Runtime.Tests.Harness;
using CsCheck;

namespace AtlasGen.Runtime.Tests.Json.Records;

/// <summary>Tests records of which a PATCH sends only the differences from another record.</summary>
public class RecordChangesTests
{
    // The last four names are not declared.
    private const int Declared = 70;
    private const int Count = Declared + 4;

    // Few values, so that many are equal. An absent member has no value.
    private static readonly Gen<Dictionary<string, JsonNode?>> Members = Gen.Select(
            Gen.Int[0, Count - 1],
            Gen.Int[0, 2].Select(value => value == 0 ? null : $"{value}")
        )
        .Array[0, Count]
        .Select(pairs =>
            pairs
                .DistinctBy(pair => pair.Item1)
                .ToDictionary(pair => $"p{pair.Item1}", pair => (JsonNode?)pair.Item2)
        );

    [Fact]
    public void Each_property_that_differs_is_sent_and_each_required_one() =>
        Members
            .Select(Members)
            .Sample(
                (old, assigned) =>
                {
                    var before = Read(old);
                    var after = Assign(before, assigned);
                    var now = JsonNode
                        .Parse(JsonText.Write<TextRecord<Names>, TextRecord<Names>>(after))!
                        .AsObject();
                    var expected = now.Where(member =>
                        IsRequired(member.Key)
                        || !old.TryGetValue(member.Key, out var value)
                        || !JsonNode.DeepEquals(value, member.Value)
                    );
                    AssertSent(expected, after.ChangesFrom(before), isPatch: true);
                    // Other methods replace the object.
                    AssertSent(now, after.ChangesFrom(before), isPatch: false);
                }
            );

    [Fact]
    public void Assignments_to_the_copy_are_compared_too() =>
        Members
            .Select(Members, Members)
            .Sample(
                (old, first, second) =>
                {
                    var before = Read(old);
                    var changes = Assign(before, first).ChangesFrom(before);
                    var after = Assign(Assign(before, first), second);
                    Assert.Equal(after, Assign(changes, second));
                    AssertSent(
                        Sent(after.ChangesFrom(before), isPatch: true),
                        Assign(changes, second),
                        isPatch: true
                    );
                }
            );

    [Fact]
    public void Equality_the_hash_code_and_the_text_ignore_what_is_compared() =>
        Members
            .Select(Members)
            .Sample(
                (old, assigned) =>
                {
                    var (before, after) = (Read(old), Read(assigned));
                    var changes = after.ChangesFrom(before);
                    Assert.Equal(after, changes);
                    Assert.Equal(changes, after);
                    Assert.Equal(after.GetHashCode(), changes.GetHashCode());
                    Assert.Equal(Text(after), Text(changes));
                }
            );

    [Fact]
    public void An_item_of_a_list_is_sent_as_a_whole()
    {
        var before = Read(new() { ["p1"] = "1", ["p2"] = "2" });
        var mode = JsonMode.Root(new Nothing(), isPatch: true);
        var sent = RequestJson.Bytes<
            IReadOnlyList<TextRecord<Names>>,
            ListJson<TextRecord<Names>, TextRecord<Names>>
        >([before.ChangesFrom(before)], mode);
        Assert.Equal("""[{"p1":"1","p2":"2"}]""", Encoding.UTF8.GetString(sent.Span));
        // Its read-only properties are still omitted.
        Assert.Same(mode.Omitted, mode.Item.Omitted);
    }

    [Fact]
    public void The_object_to_compare_with_must_not_be_null() =>
        Assert.Throws<ArgumentNullException>(
            "before",
            () => new TextRecord<Names>().ChangesFrom(null!)
        );

    private static bool IsRequired(string name) => name is "p1" or "p69";

    private static TextRecord<Names> Read(Dictionary<string, JsonNode?> members) =>
        JsonText.Read<TextRecord<Names>, TextRecord<Names>>(JsonSerializer.Serialize(members));

    private static TextRecord<Names> Assign(
        TextRecord<Names> record,
        Dictionary<string, JsonNode?> members
    )
    {
        var copy = new TextRecord<Names>(record);
        var unknown = new Dictionary<string, JsonElement>(copy.AdditionalProperties);
        foreach (var (name, value) in members)
        {
            var i = int.Parse(name.AsSpan(1));
            if (i < Declared)
            {
                copy[i] = value?.GetValue<string>();
            }
            else
            {
                unknown[name] = JsonElement.Parse(value?.ToJsonString() ?? "null");
            }
        }

        copy.AdditionalProperties = unknown;
        return copy;
    }

    private static void AssertSent(
        IEnumerable<KeyValuePair<string, JsonNode?>> expected,
        TextRecord<Names> record,
        bool isPatch
    ) =>
        Assert.Equal(
            expected.Select(member => $"{member.Key}={member.Value}").Order(StringComparer.Ordinal),
            Sent(record, isPatch)
                .Select(member => $"{member.Key}={member.Value}")
                .Order(StringComparer.Ordinal)
        );

    private static JsonObject Sent(TextRecord<Names> record, bool isPatch) =>
        JsonNode
            .Parse(
                RequestJson
                    .Bytes<TextRecord<Names>, TextRecord<Names>>(
                        record,
                        JsonMode.Root(new Nothing(), isPatch)
                    )
                    .Span
            )!
            .AsObject();

    private static string Text(TextRecord<Names> record)
    {
        var builder = new StringBuilder();
        JsonRecord.Print(record, builder);
        return builder.ToString();
    }

    private sealed class Nothing : IOmittedProperties
    {
        public void Add(string name) => Assert.Fail($"{name} is not read-only.");
    }

    private sealed class Names : INames
    {
        static IReadOnlyList<string> INames.Names { get; } =
        [.. Enumerable.Range(0, Declared).Select(i => $"p{i}")];

        static bool INames.IsRequired(int i) => RecordChangesTests.IsRequired($"p{i}");
    }
}
