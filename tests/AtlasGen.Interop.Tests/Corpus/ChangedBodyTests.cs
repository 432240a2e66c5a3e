using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>
/// Reads the objects of every PATCH, changes one property, and compares the sent body with that property and the required
/// ones.
/// </summary>
/// <remarks>The comparison does not use any of the code under test.</remarks>
public class ChangedBodyTests
{
    private const int Rounds = 2;

    private const string Method = "ChangesFrom";

    public static TheoryData<string, string> Documents => SampledRecords.Documents;

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_patch_sends_the_changed_property_and_the_required_ones(
        string spec,
        string ns
    )
    {
        var document = ApiDocument.Read(spec);
        await using var api = new SampledApi(document);
        await api.ConnectAsync(ns);
        var types = (await CorpusClients.AssemblyAsync())
            .GetTypes()
            .Where(type => type.Namespace == ns)
            .ToList();
        var records = RecordType
            .Of(document, types)
            .Where(record => record.Type.GetMethod(Method) is not null)
            // The document does not state what a type requires that it does not list.
            .Where(record => !record.Type.Name.StartsWith("Unknown", StringComparison.Ordinal))
            .ToList();
        var problems = new List<string>();
        var changes = 0;
        foreach (
            var (operation, record) in from operation in document.Operations
            where operation.Method == "PATCH"
            from record in records
            where record.Type.IsAssignableTo(api.TypesOf(operation).Body)
            select (operation, record)
        )
        {
            foreach (
                var (sample, name) in from round in Enumerable.Range(0, Rounds)
                let sample = RecordSample.Of(record, round)
                from name in record.Names
                where sample.Other.ContainsKey(name)
                select (sample, name)
            )
            {
                changes++;
                problems.AddRange(
                    await SampledApi.ProblemsOf(
                        operation,
                        CompareAsync(api, operation, sample, name)
                    )
                );
            }
        }

        Assert.NotEqual(0, changes);
        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(50)));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Exactly_the_bodies_of_a_patch_that_a_get_returns_have_changes(
        string spec,
        string ns
    )
    {
        var document = ApiDocument.Read(spec);
        await using var api = new SampledApi(document);
        await api.ConnectAsync(ns);
        var types = (await CorpusClients.AssemblyAsync())
            .GetTypes()
            .Where(type => type.Namespace == ns && !type.IsAbstract)
            .ToList();
        var bodies = Of("PATCH").Select(operation => api.TypesOf(operation).Body);
        var results = Of("GET").SelectMany(operation => Results(api.TypesOf(operation).Result));
        Assert.Equal(
            Records(bodies)
                .Intersect(Records(results))
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal),
            types
                .Where(type => type.GetMethod(Method) is not null)
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal)
        );

        IEnumerable<ApiOperation> Of(string method) =>
            document.Operations.Where(operation => operation.Method == method);

        // The types of a union without a discriminator have a constructor in the union.
        IEnumerable<Type> Records(IEnumerable<Type?> of) =>
            of.OfType<Type>()
                .SelectMany(type =>
                    type.GetConstructor([typeof(JsonElement)]) is null
                        ? [type]
                        : type.GetConstructors().Select(one => one.GetParameters()[0].ParameterType)
                )
                .SelectMany(type => types.Where(one => one.IsAssignableTo(type)))
                .Distinct();
    }

    /// <summary>Returns a result, or the items of a list or a page.</summary>
    private static IEnumerable<Type> Results(Type? result) =>
        result is null ? []
        : result.IsGenericType ? [result.GenericTypeArguments[^1]]
        : result.GetProperty("Results") is { PropertyType.IsGenericType: true } items
            ? [result, items.PropertyType.GenericTypeArguments[^1]]
        : [result];

    private static async Task CompareAsync(
        SampledApi api,
        ApiOperation operation,
        RecordSample sample,
        string name
    )
    {
        var record = sample.Record;
        var before = sample.Json.Deserialize(record.Type)!;
        var property = record.Find(name);
        var after = RecordProperties.With(
            before,
            property,
            AssignedValue.Of(property.PropertyType, sample.Other[name])
        );
        var changes = record.Type.GetMethod(Method)!.Invoke(after, [before]);
        var sent = await api.SendAsync(operation, _ => changes);
        var difference = JsonContent.Difference(
            Encoding.UTF8.GetBytes(Expected(sample, name).ToJsonString()),
            sent
        );
        Assert.True(difference.Length == 0, $"{record.Type.Name}.{name}: {difference}");
    }

    /// <summary>Returns the changed property and those that every body must contain.</summary>
    private static JsonObject Expected(RecordSample sample, string name)
    {
        var record = sample.Record;
        var schema = new FlatSchema(record.Document, record.Schema);
        var required = schema
            .Required.Where(one => !record.Document.IsReadOnly(record.Properties[one]))
            .Concat(schema.Telling);
        var expected = new JsonObject();
        foreach (var (member, value) in sample.Json)
        {
            if (member != name && required.Contains(member))
            {
                expected[member] = value?.DeepClone();
            }
        }

        if (
            required.Contains(name)
            || !sample.Json.TryGetPropertyValue(name, out var own)
            || !JsonContent.Paths(own).SequenceEqual(JsonContent.Paths(sample.Other[name]))
        )
        {
            expected[name] = sample.Other[name]?.DeepClone();
        }

        return expected;
    }
}
