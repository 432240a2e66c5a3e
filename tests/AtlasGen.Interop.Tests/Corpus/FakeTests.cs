using AtlasGen.Testing;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Tests that every operation of every document can be set up and called with random values.</summary>
public class FakeTests
{
    [Theory]
    [MemberData(nameof(WholeDocumentTests.Documents), MemberType = typeof(WholeDocumentTests))]
    public async Task A_test_sees_what_every_operation_sends_and_returns(
        string spec,
        string ns,
        int count
    )
    {
        var document = ApiDocument.Read(spec);
        var assembly = await CorpusClients.AssemblyAsync();
        using var fake = new FakedApi(document, assembly, ns);
        var problems = new List<string>();
        foreach (var operation in document.Operations)
        {
            foreach (var isComplete in (bool[])[true, false])
            {
                problems.AddRange(
                    await SampledApi.ProblemsOf(operation, fake.CallAsync(operation, isComplete))
                );
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.Equal(count, document.Operations.Count);
    }

    [Theory]
    [MemberData(nameof(WholeDocumentTests.Documents), MemberType = typeof(WholeDocumentTests))]
    public async Task A_path_that_the_document_does_not_allow_fails(
        string spec,
        string ns,
        int count
    )
    {
        var document = ApiDocument.Read(spec);
        Assert.Equal(count, document.Operations.Count);
        var assembly = await CorpusClients.AssemblyAsync();
        using var fake = new FakedApi(document, assembly, ns);
        var problems = new List<string>();
        var tried = 0;
        foreach (
            var operation in document.Operations.Where(operation =>
                operation.Parameters.Any(parameter =>
                    parameter is { In: "path", Name: "groupId" }
                    && parameter.Schema["pattern"] is not null
                )
            )
        )
        {
            tried++;
            var fault = await Record.ExceptionAsync(() =>
                fake.CallAsync(operation, isComplete: false, groupId: "not-hexadecimal")
            );
            if (
                fault is not AtlasFakeException { Message: var message }
                || !message.Contains(operation.Id, StringComparison.Ordinal)
                || !message.Contains("groupId", StringComparison.Ordinal)
            )
            {
                problems.Add($"{operation.Id}: {fault?.Message ?? "no exception"}");
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(tried > 100);
    }
}
