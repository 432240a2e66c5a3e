using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Compares the sent body of every operation with the values that the caller set, by property path.</summary>
/// <remarks>The comparison does not use any of the code under test.</remarks>
public class SentBodyTests
{
    private const int Rounds = 4;

    public static TheoryData<string, string> Documents { get; } =
        new()
        {
            { "atlas-v1.json", "Corpus.V1" },
            { "atlas-v2.yaml", "Corpus.V2" },
            { "atlas-v2-2025-06.json", "Corpus.V2Of2025" },
        };

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Every_value_that_a_caller_assigned_is_sent(string spec, string ns) =>
        AssertSentAsync(spec, ns, AssignedValue.Of, static _ => { });

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Every_value_that_was_read_is_sent_unless_it_is_read_only_at_the_root(
        string spec,
        string ns
    ) =>
        AssertSentAsync(
            spec,
            ns,
            static (type, json) =>
                type == typeof(JsonElement)
                    ? JsonElement.Parse(json.ToJsonString())
                    : json.Deserialize(type),
            static sampler =>
            {
                foreach (var (owner, name) in sampler.ReadOnlyRootProperties)
                {
                    owner.Remove(name);
                }
            }
        );

    /// <summary>Sends the bodies of every operation.</summary>
    /// <param name="spec">The document.</param>
    /// <param name="ns">The namespace of the client.</param>
    /// <param name="make">A function that creates a body from JSON.</param>
    /// <param name="withhold">An action that removes values that must not be sent from the sampled JSON.</param>
    private static async Task AssertSentAsync(
        string spec,
        string ns,
        Func<Type, JsonNode, object?> make,
        Action<SchemaSampler> withhold
    )
    {
        var document = ApiDocument.Read(spec);
        await using var api = new SampledApi(document);
        await api.ConnectAsync(ns);
        var problems = new List<string>();
        var paths = 0;
        foreach (var operation in document.Operations)
        {
            if (operation.Body(SampledApi.Version) is not { IsJson: true, Schema: { } schema })
            {
                continue;
            }

            for (var round = 0; round < Rounds; round++)
            {
                var sampler = new SchemaSampler(document, Seed.Of($"{operation.Id} {round}"))
                {
                    Density = round == 0 ? 1 : 0.7,
                    WithNulls = round > 0,
                };
                var expected = sampler.Sample(schema)!;
                var given = expected.DeepClone();
                withhold(sampler);
                problems.AddRange(
                    await SampledApi.ProblemsOf(
                        operation,
                        CompareAsync(api, operation, type => make(type, given), expected)
                    )
                );
                paths += JsonContent.Paths(expected).Count();
            }
        }

        Assert.NotEqual(0, paths);
        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(50)));
    }

    private static async Task CompareAsync(
        SampledApi api,
        ApiOperation operation,
        Func<Type, object?> make,
        JsonNode expected
    )
    {
        var sent = await api.SendAsync(operation, make);
        Assert.Equal(
            "",
            JsonContent.Difference(Encoding.UTF8.GetBytes(expected.ToJsonString()), sent)
        );
    }
}
