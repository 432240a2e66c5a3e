namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Tests every operation of every document, with random values over HTTP.</summary>
public class WholeDocumentTests
{
    public static TheoryData<string, string, int> Documents { get; } =
        new()
        {
            { "atlas-v1.json", "Corpus.V1", 325 },
            { "atlas-v2.yaml", "Corpus.V2", 540 },
            { "atlas-v2-2025-06.json", "Corpus.V2Of2025", 466 },
        };

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Every_operation_sends_what_it_is_given_and_returns_what_comes(
        string spec,
        string ns,
        int count
    ) =>
        AssertAllAsync(
            spec,
            ns,
            count,
            static (api, operation) =>
                [
                    () => api.CallAsync(operation, isComplete: true),
                    () => api.CallAsync(operation, isComplete: false),
                ]
        );

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Every_declared_error_is_the_exception_of_its_status(
        string spec,
        string ns,
        int count
    ) =>
        AssertAllAsync(
            spec,
            ns,
            count,
            static (api, operation) =>
                operation
                    .Responses.Where(answer => answer.Status >= 400)
                    .Select<ApiContent, Func<Task>>(answer =>
                        () => api.FailAsync(operation, answer)
                    )
        );

    private static async Task AssertAllAsync(
        string spec,
        string ns,
        int count,
        Func<SampledApi, ApiOperation, IEnumerable<Func<Task>>> callsOf
    )
    {
        var document = ApiDocument.Read(spec);
        await using var api = new SampledApi(document);
        await api.ConnectAsync(ns);
        var problems = new List<string>();
        foreach (var operation in document.Operations)
        {
            foreach (var call in callsOf(api, operation))
            {
                problems.AddRange(await SampledApi.ProblemsOf(operation, call()));
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.Equal(count, document.Operations.Count);
    }
}
