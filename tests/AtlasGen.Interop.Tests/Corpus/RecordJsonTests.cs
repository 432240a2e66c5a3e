using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>
/// Tests the JSON of every record of every document with random values: each property is read and written under its own
/// name.
/// </summary>
/// <remarks>The records are created with reflection, and compared with the document.</remarks>
public class RecordJsonTests
{
    public static TheoryData<string, string> Documents => SampledRecords.Documents;

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Records_write_each_value_in_the_order_of_the_document(string spec, string ns) =>
        SampledRecords.AssertJsonAsync(
            spec,
            ns,
            static (sample, options) =>
            {
                var written = Written(sample.Create(), options);
                AssertNames(sample.Json.Select(member => member.Key), written);
                Assert.Equal(Paths(sample.Json), Paths(written));
            }
        );

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Records_write_an_assigned_null_if_the_document_allows_it(string spec, string ns) =>
        SampledRecords.AssertJsonAsync(
            spec,
            ns,
            static (sample, options) =>
            {
                var names = sample.Record.Names.Where(sample.Record.CanAssignNull).ToList();
                var written = Written(
                    sample.Create(
                        new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)null)))
                    ),
                    options
                );
                AssertNames(
                    sample.Record.Names.Where(name =>
                        names.Contains(name)
                            ? sample.Record.AllowsNull(name)
                            : sample.Record.InitialValue(name) is not null
                    ),
                    written
                );
                Assert.All(
                    written,
                    member => Assert.Equal(names.Contains(member.Key), member.Value is null)
                );
            }
        );

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Records_read_members_in_any_order_and_notation(string spec, string ns) =>
        SampledRecords.AssertJsonAsync(
            spec,
            ns,
            static (sample, options) =>
            {
                var record = sample.Create();
                // Numbers in values of unknown types are equal only in the same notation.
                var json = Written(record, options);
                AssertRead(json.ToJsonString());
                AssertRead(JsonNotation.Reversed(json));
                AssertRead(JsonNotation.Shuffled(json, sample.Random));
                AssertRead(JsonNotation.Escaped(json));
                AssertRead(JsonNotation.Duplicated(json, Only(sample.Other, json)));
                AssertRead(JsonNotation.Duplicated(json, Nulls(json)));

                void AssertRead(string text)
                {
                    var read = Read(text, sample, options);
                    Assert.True(
                        record.Equals(read) && record.GetHashCode() == read.GetHashCode(),
                        $"{text} was read as {read}."
                    );
                    // Nulls that are not assigned do not affect equality.
                    Assert.Equal(json.Count, Written(read, options).Count);
                }
            }
        );

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Records_keep_nulls_and_unknown_members(string spec, string ns) =>
        SampledRecords.AssertJsonAsync(
            spec,
            ns,
            static (sample, options) =>
            {
                var json = Written(sample.Create(), options);
                var nulls = Nulls(json);
                AssertKept(nulls.ToJsonString(), nulls);
                AssertKept(JsonNotation.Duplicated(nulls, json), nulls);

                var unknown = json.DeepClone().AsObject();
                foreach (var (name, _) in json)
                {
                    if (sample.Random.Next(2) == 0)
                    {
                        unknown[name] = null;
                    }
                }

                unknown["not a property"] = new JsonObject { ["a"] = null };
                unknown["größe"] = null;
                AssertKept(unknown.ToJsonString(), unknown);

                void AssertKept(string text, JsonObject content)
                {
                    var read = Read(text, sample, options);
                    Assert.Equal(
                        JsonContent.Paths(content),
                        JsonContent.Paths(Written(read, options))
                    );
                    if (content.All(member => member.Value is not null || CanBeNull(member.Key)))
                    {
                        Assert.Equal(sample.Create(content), read);
                    }
                }

                bool CanBeNull(string name) =>
                    !sample.Record.Names.Contains(name) || sample.Record.CanAssignNull(name);
            }
        );

    private static void AssertNames(IEnumerable<string> expected, JsonObject json) =>
        Assert.Equal(
            string.Join(' ', expected),
            string.Join(' ', json.Select(member => member.Key))
        );

    private static object Read(string json, RecordSample sample, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(json, sample.Record.Type, options)!;

    private static JsonObject Written(object record, JsonSerializerOptions options) =>
        JsonNode
            .Parse(JsonSerializer.SerializeToUtf8Bytes(record, record.GetType(), options))!
            .AsObject();

    /// <summary>Returns the members whose names another object also has.</summary>
    private static JsonObject Only(JsonObject json, JsonObject names) =>
        new(
            json.Where(member => names.ContainsKey(member.Key))
                .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
        );

    private static JsonObject Nulls(JsonObject json) =>
        new(json.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)null)));

    /// <summary>Returns the paths of the values, regardless of the order of members.</summary>
    private static IEnumerable<string> Paths(JsonNode json) =>
        JsonContent.Paths(json).Order(StringComparer.Ordinal);
}
