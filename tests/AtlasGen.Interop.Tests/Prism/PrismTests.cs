using AtlasGen.Interop.Tests.Corpus;

namespace AtlasGen.Interop.Tests.Prism;

/// <summary>Every operation of Atlas v1 is called as its document says, and another implementation of OpenAPI is the judge.</summary>
/// <remarks>
/// Prism stands between the generated client and a server that answers with random values of the schemas. (What Prism
/// would answer itself does not satisfy it: it knows no patterns.)
/// </remarks>
public sealed class PrismTests
{
    private const string Spec = "atlas-v1.json";

    [Fact]
    public async Task Every_operation_of_v1_is_called_without_a_complaint()
    {
        var document = ApiDocument.Read(Spec, Mistake.MendAll);
        await using var api = new SampledApi(document);
        var file = Path.GetTempFileName();
        try
        {
            document.Save(file);
            await using var prism = await PrismServer.StartAsync(file, api.ServerAddress);
            await api.ConnectAsync("Corpus.V1", prism.Address);
            var complaints = new List<string>();
            foreach (var operation in document.Operations)
            {
                complaints.AddRange(await ComplaintsAsync(api, operation, isComplete: true));
                complaints.AddRange(await ComplaintsAsync(api, operation, isComplete: false));
            }

            Assert.Equal(325, document.Operations.Count);
            Assert.True(complaints.Count == 0, string.Join("\n", complaints));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task What_is_listed_as_a_mistake_of_the_document_is_one()
    {
        var mended = ApiDocument.Read(Spec, Mistake.MendAll);
        await using var api = new SampledApi(mended);
        await using var prism = await PrismServer.StartAsync(
            Repository.Corpus($"specs/{Spec}"),
            api.ServerAddress
        );
        await api.ConnectAsync("Corpus.V1", prism.Address);
        foreach (var mistake in Mistake.All)
        {
            var operation = mended.Operations.Single(o => o.Id == mistake.Operation);
            var start = prism.Log.Length;
            var isSeen = false;
            // Chance must make a value that is at odds with it.
            for (var i = 0; i < 300 && !isSeen; i++)
            {
                await ComplaintsAsync(api, operation, isComplete: i % 2 == 0, $"{i}");
                isSeen = prism.Log[start..].Contains(mistake.Complaint, StringComparison.Ordinal);
            }

            Assert.True(isSeen, $"Prism does not complain of {mistake.Name}.");
        }
    }

    /// <summary>Calls an operation; what Prism says against it, and what went wrong otherwise.</summary>
    private static async Task<IEnumerable<string>> ComplaintsAsync(
        SampledApi api,
        ApiOperation operation,
        bool isComplete,
        string seed = ""
    )
    {
        var problems = await SampledApi.ProblemsOf(
            operation,
            api.CallAsync(operation, isComplete, seed)
        );
        return api.Transport.Response!.Headers.TryGetValues(
            PrismServer.ViolationsHeader,
            out var violations
        )
            ? problems.Append($"{operation.Id}: {string.Join(' ', violations)}")
            : problems;
    }
}
