using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using AtlasGen.Runtime;
using AtlasGen.Testing;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Checks sampled bodies of every operation with the rules that its client contains.</summary>
/// <remarks>The sampler reads the document itself, without the generator.</remarks>
public class RequestRulesTests
{
    public static TheoryData<string, string> Documents => SentBodyTests.Documents;

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Only_bodies_that_the_document_allows_pass(string spec, string ns)
    {
        var document = ApiDocument.Read(spec);
        var rules = await RulesAsync(ns);
        var problems = new List<string>();
        var (bodies, missing, unlisted) = (0, 0, 0);
        foreach (var operation in document.Operations)
        {
            if (operation.Body(SampledApi.Version) is not { IsJson: true, Schema: { } schema })
            {
                continue;
            }

            bodies++;
            var body = Sample(document, operation.Id, schema);
            Report(operation.Id, "allowed", Violations(rules, operation.Id, body), null);
            foreach (var name in RequiredNames(document, schema, body))
            {
                missing++;
                var spoiled = (JsonObject)body.DeepClone();
                spoiled.Remove(name);
                var found = Violations(rules, operation.Id, spoiled);
                Report(operation.Id, $"without {name}", found, $"{name}: required, but missing.");
            }

            foreach (var name in EnumNames(document, schema, body))
            {
                unlisted++;
                var spoiled = (JsonObject)body.DeepClone();
                spoiled[name] = "NOT_LISTED";
                var found = Violations(rules, operation.Id, spoiled);
                Report(
                    operation.Id,
                    $"another {name}",
                    found,
                    $"{name}: 'NOT_LISTED' is not one of "
                );
            }
        }

        Assert.True(bodies > 50 && missing > 50 && unlisted > 50);
        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(50)));

        void Report(string id, string what, string found, string? expected)
        {
            if (
                expected is null
                    ? found.Length > 0
                    : !found.Contains(expected, StringComparison.Ordinal)
            )
            {
                problems.Add($"{id}, {what}: {found}");
            }
        }
    }

    private static JsonNode Sample(ApiDocument document, string id, JsonNode schema)
    {
        var sampler = new SchemaSampler(document, Seed.Of(id)) { WithDiscriminators = true };
        var body = sampler.Sample(schema)!;
        foreach (var (owner, name) in sampler.ReadOnlyRootProperties)
        {
            owner.Remove(name);
        }

        return body;
    }

    private static string Violations(RequestRules rules, string id, JsonNode body) =>
        string.Join(" ", rules.Violations(id, Encoding.UTF8.GetBytes(body.ToJsonString())));

    private static IEnumerable<string> RequiredNames(
        ApiDocument document,
        JsonNode schema,
        JsonNode body
    )
    {
        var flat = new FlatSchema(document, schema);
        return flat.Properties.Keys.Where(name =>
            flat.Required.Contains(name)
            && body is JsonObject members
            && members.ContainsKey(name)
            && !document.IsReadOnly(flat.Properties[name])
        );
    }

    private static IEnumerable<string> EnumNames(
        ApiDocument document,
        JsonNode schema,
        JsonNode body
    )
    {
        var flat = new FlatSchema(document, schema);
        return flat.Properties.Keys.Where(name =>
            body is JsonObject members
            && members.ContainsKey(name)
            && document.Resolve(flat.Properties[name]) is { } property
            && property["enum"] is JsonArray
            && property["type"]?.GetValue<string>() == "string"
        );
    }

    private static async Task<RequestRules> RulesAsync(string ns)
    {
        var client = (await CorpusClients.AssemblyAsync()).GetType($"{ns}.AtlasClient", true)!;
        var read = typeof(RequestRulesTests).GetMethod(
            nameof(Read),
            BindingFlags.NonPublic | BindingFlags.Static
        )!;
        return new((byte[])read.MakeGenericMethod(client).Invoke(null, null)!);
    }

    private static byte[] Read<TClient>()
        where TClient : IAtlasClientFactory<TClient> => TClient.Rules.ToArray();
}
