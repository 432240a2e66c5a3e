using System.Reflection;
using System.Text.Json;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>
/// Tests that random values of every schema in the documents survive a round trip through the generated types.
/// </summary>
public class RoundTripTests
{
    private const int Rounds = 5;

    private const string BrokenByVendor = "JsonException Expected a boolean, found an object";

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData("atlas-v1.json", "Corpus.V1")]
    [InlineData("atlas-v2.yaml", "Corpus.V2")]
    [InlineData("atlas-v2-2025-06.json", "Corpus.V2Of2025")]
    // A service one year newer than the client, and one year older.
    [InlineData("atlas-v2.yaml", "Corpus.V2Of2025")]
    [InlineData("atlas-v2-2025-06.json", "Corpus.V2")]
    public async Task Values_survive(string name, string ns)
    {
        var types = TypesOf(await CorpusClients.AssemblyAsync(), ns);
        var document = ApiDocument.Read(name);
        var failures = new List<string>();
        var count = 0;
        foreach (var (schema, type) in Pairs(document, types))
        {
            for (var round = 0; round < Rounds; round++)
            {
                var json = Sampler(document, schema, round).Sample(document.Schema(schema));
                count++;
                try
                {
                    AssertSurvives(json!.ToJsonString(), type);
                }
                catch (Exception exception)
                {
                    failures.Add(
                        $"{schema} {round}: {exception.GetType().Name} {exception.Message}\n{json!.ToJsonString()}"
                    );
                }
            }
        }

        if ((name, ns) == ("atlas-v2.yaml", "Corpus.V2Of2025"))
        {
            // SearchMappings.dynamic was a Boolean in 2025 and is an object in 2026, so no client can read both.
            Assert.NotEqual(
                0,
                failures.RemoveAll(failure =>
                    failure.Contains(BrokenByVendor, StringComparison.Ordinal)
                )
            );
        }

        Assert.NotEqual(0, count);
        Assert.True(
            failures.Count == 0,
            $"{failures.Count} of {count}\n{string.Join("\n", failures.Take(20))}"
        );
    }

    private static SchemaSampler Sampler(ApiDocument document, string schema, int round) =>
        new(document, Seed.Of(schema + round))
        {
            Density = round / (Rounds - 1.0),
            WithSurprises = round > 1,
        };

    private static void AssertSurvives(string json, Type type)
    {
        var one = JsonSerializer.Deserialize(json, type);
        var other = JsonSerializer.Deserialize(json, type);
        var back = JsonSerializer.SerializeToUtf8Bytes(one, type, Options);
        Assert.Equal("", JsonContent.Difference(System.Text.Encoding.UTF8.GetBytes(json), back));
        Assert.Equal(one, other);
        Assert.Equal(one!.GetHashCode(), other!.GetHashCode());
        Assert.Equal(one, JsonSerializer.Deserialize(back, type));
        Assert.NotEmpty(one.ToString()!);
    }

    /// <summary>Returns the component schemas that have their own type.</summary>
    private static IEnumerable<(string Schema, Type Type)> Pairs(
        ApiDocument document,
        IReadOnlyDictionary<string, Type> types
    ) =>
        from schema in document.Schemas.Select(schema => schema.Key)
        where types.ContainsKey(PlainName.Of(schema))
        select (schema, types[PlainName.Of(schema)]);

    private static IReadOnlyDictionary<string, Type> TypesOf(Assembly assembly, string ns) =>
        assembly
            .GetTypes()
            .Where(type => type.Namespace == ns && !type.IsNested)
            .Where(type =>
                type.GetCustomAttribute<System.Text.Json.Serialization.JsonConverterAttribute>()
                    is not null
            )
            .ToDictionary(type => PlainName.Of(type.Name));
}
