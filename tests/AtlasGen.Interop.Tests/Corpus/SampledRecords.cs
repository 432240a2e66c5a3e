using System.Text.Json;
using AtlasGen.Runtime;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Random samples of all records of a client.</summary>
internal static class SampledRecords
{
    private const int Rounds = 3;

    /// <summary>Gets the documents, and the namespaces of their clients.</summary>
    public static TheoryData<string, string> Documents { get; } =
        new()
        {
            { "atlas-v1.json", "Corpus.V1" },
            { "atlas-v2.yaml", "Corpus.V2" },
            { "atlas-v2-2025-06.json", "Corpus.V2Of2025" },
        };

    /// <summary>Runs an assertion for samples of each record, and reports the problems of all records.</summary>
    /// <param name="spec">The document.</param>
    /// <param name="ns">The namespace of the client.</param>
    /// <param name="assert">The assertion.</param>
    public static Task AssertAllAsync(string spec, string ns, Action<RecordSample> assert) =>
        AssertAsync(spec, ns, static _ => true, (sample, _) => assert(sample));

    /// <summary>Runs an assertion for samples of each record that is read and written as JSON.</summary>
    /// <param name="spec">The document.</param>
    /// <param name="ns">The namespace of the client.</param>
    /// <param name="assert">The assertion, with the options to read and write the record.</param>
    public static Task AssertJsonAsync(
        string spec,
        string ns,
        Action<RecordSample, JsonSerializerOptions> assert
    ) => AssertAsync(spec, ns, static record => record.IsJson, assert);

    private static async Task AssertAsync(
        string spec,
        string ns,
        Func<RecordType, bool> isTested,
        Action<RecordSample, JsonSerializerOptions> assert
    )
    {
        var assembly = await CorpusClients.AssemblyAsync();
        var types = assembly.GetTypes().Where(type => type.Namespace == ns).ToList();
        var options = (JsonSerializerOptions)
            types.Single(type => type.Name == "AtlasJson").GetProperty("Options")!.GetValue(null)!;
        var records = RecordType.Of(ApiDocument.Read(spec), types);
        AssertComplete(types, records);
        var samples = (
            from record in records
            where isTested(record)
            from round in Enumerable.Range(0, Rounds)
            select RecordSample.Of(record, round)
        ).ToList();
        var problems = new List<string>();
        foreach (var sample in samples)
        {
            try
            {
                assert(sample, options);
            }
            catch (Exception exception)
            {
                problems.Add(
                    $"{sample.Record.Type.Name}: {exception.GetType().Name} {exception.Message}\n{sample.Json.ToJsonString()}"
                );
            }
        }

        Assert.NotEmpty(samples);
        Assert.True(
            problems.Count == 0,
            string.Join('\n', problems.Take(20).Prepend($"{problems.Count} of {samples.Count}"))
        );
    }

    private static void AssertComplete(IEnumerable<Type> types, IEnumerable<RecordType> records) =>
        Assert.Equal(
            "",
            string.Join(
                ' ',
                types
                    .Where(typeof(IJsonRecord).IsAssignableFrom)
                    .Except(records.Select(record => record.Type))
                    .Select(type => type.Name)
            )
        );
}
