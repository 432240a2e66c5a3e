using System.Text.Json;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Tests the equality, hash code, and text of every record of every document with random values.</summary>
/// <remarks>The records are created and inspected with reflection, and compared with the document.</remarks>
public class RecordValueTests
{
    public static TheoryData<string, string> Documents => SampledRecords.Documents;

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Records_have_the_properties_of_the_document_in_its_order(string spec, string ns) =>
        SampledRecords.AssertAllAsync(
            spec,
            ns,
            static sample =>
                Assert.Equal(
                    RecordProperties.Of(sample.Record.Type),
                    sample.Record.Names.Select(sample.Record.Find)
                )
        );

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Records_are_equal_if_all_properties_are(string spec, string ns)
    {
        var (differences, sameHashes) = (0, 0);
        await SampledRecords.AssertAllAsync(
            spec,
            ns,
            sample =>
            {
                var (record, copy) = (sample.Create(), sample.Create());
                AssertEqual(record, copy);
                Assert.False(record.Equals(null));
                foreach (var (name, value, isEqual) in Changes(sample, record))
                {
                    var property = sample.Record.Find(name);
                    var changed = RecordProperties.With(copy, property, value);
                    if (isEqual)
                    {
                        AssertEqual(record, changed);
                        continue;
                    }

                    AssertDiffer(record, changed);
                    // The hash code of null is that of false, 0, and empty values.
                    if (value is not null && RecordProperties.ValueOf(property, record) is not null)
                    {
                        differences++;
                        sameHashes += record.GetHashCode() == changed.GetHashCode() ? 1 : 0;
                    }
                }

                // The changes did not affect the records that they were made from.
                AssertEqual(record, copy);
            }
        );
        // A few collisions are possible. A property that the hash code ignores causes more.
        Assert.InRange(sameHashes, 0, differences / 1000);
        Assert.NotEqual(0, differences);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Records_are_equal_if_all_unknown_members_are(string spec, string ns) =>
        SampledRecords.AssertJsonAsync(
            spec,
            ns,
            static (sample, _) =>
            {
                var (record, copy) = (sample.Create(), sample.Create());
                var one = WithOthers(record, ("a", "1"), ("b", "{\"c\":[null,2]}"));
                AssertEqual(one, WithOthers(copy, ("b", "{\"c\":[null,2]}"), ("a", "1")));
                AssertDiffer(one, WithOthers(copy, ("a", "1"), ("b", "{\"c\":[null,3]}")));
                AssertDiffer(one, WithOthers(copy, ("a", "1"), ("c", "{\"c\":[null,2]}")));
                AssertDiffer(one, WithOthers(copy, ("a", "1")));
                AssertDiffer(one, copy);
            }
        );

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Records_print_each_value_except_secrets(string spec, string ns)
    {
        var hidden = 0;
        await SampledRecords.AssertAllAsync(
            spec,
            ns,
            sample =>
            {
                var record = sample.Create();
                var secrets = sample
                    .Record.Properties.Where(property =>
                        SecretSchema.Is(sample.Record.Document, property.Value)
                    )
                    .Select(property => sample.Record.Find(property.Key))
                    .ToHashSet();
                Assert.Equal(PlainPrinter.Print(record, secrets), record.ToString());
                hidden += secrets.Count;
            }
        );
        Assert.NotEqual(0, hidden);
    }

    /// <summary>Returns changes of single properties, and whether a record with such a change is equal.</summary>
    private static IEnumerable<(string Name, object? Value, bool IsEqual)> Changes(
        RecordSample sample,
        object record
    )
    {
        foreach (var name in sample.Record.Properties.Keys)
        {
            var property = sample.Record.Find(name);
            var isAssigned = sample.Json.TryGetPropertyValue(name, out var own);
            if (RecordProperties.IsNullable(property))
            {
                // An assigned null is sent only if the document allows it.
                var isSent = sample.Record.IsJson && sample.Record.AllowsNull(name);
                var hasValue = RecordProperties.ValueOf(property, record) is not null;
                yield return (name, null, !hasValue && (isAssigned || !isSent));
            }

            if (sample.Other[name] is { } other)
            {
                yield return (
                    name,
                    AssignedValue.Of(property.PropertyType, other),
                    own is not null
                        && JsonContent.Paths(own).SequenceEqual(JsonContent.Paths(other))
                );
            }
        }
    }

    private static void AssertEqual(object one, object other)
    {
        if (!one.Equals(other) || !other.Equals(one) || one.GetHashCode() != other.GetHashCode())
        {
            Assert.Fail($"{one} differs from {other}.");
        }
    }

    private static void AssertDiffer(object one, object other)
    {
        if (one.Equals(other) || other.Equals(one))
        {
            Assert.Fail($"{one} is equal to {other}.");
        }
    }

    private static object WithOthers(object record, params (string Name, string Json)[] others) =>
        RecordProperties.With(
            record,
            record.GetType().GetProperty("AdditionalProperties")!,
            others.ToDictionary(other => other.Name, other => JsonElement.Parse(other.Json))
        );
}
