using System.Globalization;
using System.Text;
using AtlasGen.Interop.Tests.Corpus;
using AtlasGen.Interop.Tests.Recordings;

namespace AtlasGen.Interop.Tests.Prism;

/// <summary>Every operation of Atlas v1 is called as its document says, and another implementation of OpenAPI is the judge.</summary>
/// <remarks>
/// Prism stands between the generated client and a server that answers with random values of the schemas. (What Prism
/// would answer itself does not satisfy it: it knows no patterns.)
/// </remarks>
public sealed class PrismTests
{
    private const string Spec = "atlas-v1.json";

    // No body of Atlas v1 is a number.
    private static readonly byte[] Wrong = "1.5"u8.ToArray();

    [Fact]
    public async Task Every_operation_of_v1_is_called_without_a_complaint()
    {
        var document = ApiDocument.Read(Spec, Mistake.MendAll);
        await using var api = new SampledApi(document);
        await using var prism = await StartAsync(document, api.ServerAddress);
        await api.ConnectAsync("Corpus.V1", prism.Address);
        var complaints = new List<string>();
        foreach (var operation in document.Operations)
        {
            complaints.AddRange(await ComplaintsAsync(api, operation, isComplete: false));
            complaints.AddRange(await ComplaintsAsync(api, operation, isComplete: true));
            // Prism is silent where it cannot make sense of a schema, too.
            complaints.AddRange(await UnheardAsync(api, operation));
        }

        Assert.Equal(325, document.Operations.Count);
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
    }

    [Fact]
    public async Task What_is_listed_as_a_mistake_of_the_document_is_one()
    {
        var answers = new List<Recording>();
        await using var server = new ReplayServer(answers);
        var document = ApiDocument.Read(Spec, Mistake.Isolate);
        await using var prism = await StartAsync(document, server.Address);
        var mended = ApiDocument.Read(
            Spec,
            static root =>
            {
                Mistake.MendAll(root);
                Mistake.Isolate(root);
            }
        );
        await using var mendedPrism = await StartAsync(mended, server.Address);
        using var client = new HttpClient();
        foreach (var operation in mended.Operations)
        {
            var mistake = Mistake.All.Single(mistake => mistake.Path == operation.Path);
            var random = Seed.Of(mistake.Name);
            var isSeen = false;
            // Chance must make a value that is at odds with it.
            for (var i = 0; i < 300 && !isSeen; i++)
            {
                var sampler = new SchemaSampler(mended, random) { Density = i % 2 };
                var value = sampler.Sample(operation.Responses[0].Schema!)!.ToJsonString();
                answers.Add(
                    new(
                        operation.Method,
                        operation.Path,
                        200,
                        [("Content-Type", "application/json")],
                        Encoding.UTF8.GetBytes(value)
                    )
                );
                Assert.Equal("", await AskAsync(mendedPrism));
                isSeen = (await AskAsync(prism)).Contains(
                    mistake.Complaint,
                    StringComparison.Ordinal
                );
            }

            Assert.True(isSeen, $"Prism does not complain of {mistake.Name}.");
        }

        async Task<string> AskAsync(PrismServer server)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get,
                new Uri(server.Address, answers[^1].Path)
            );
            request.Headers.Add(
                ReplayServer.IndexHeader,
                (answers.Count - 1).ToString(CultureInfo.InvariantCulture)
            );
            using var response = await client.SendAsync(
                request,
                TestContext.Current.CancellationToken
            );
            return response.IsSuccessStatusCode
                ? ""
                : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Starts Prism with a document.</summary>
    private static async Task<PrismServer> StartAsync(ApiDocument document, Uri upstream)
    {
        var file = Path.GetTempFileName();
        try
        {
            document.Save(file);
            return await PrismServer.StartAsync(file, upstream);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Calls an operation; what Prism says against it, and what went wrong otherwise.</summary>
    private static async Task<IEnumerable<string>> ComplaintsAsync(
        SampledApi api,
        ApiOperation operation,
        bool isComplete
    )
    {
        var problems = await SampledApi.ProblemsOf(operation, api.CallAsync(operation, isComplete));
        return Complaint(api) is { } complaint
            ? problems.Append($"{operation.Id}: {complaint}")
            : problems;
    }

    /// <summary>Repeats the last call with bodies that no schema allows; what Prism does not complain of.</summary>
    private static async Task<IEnumerable<string>> UnheardAsync(
        SampledApi api,
        ApiOperation operation
    )
    {
        var unheard = new List<string>();
        var hasBody = api.Transport.Request.Body is not null;
        if (api.Answer is { IsJson: true, Schema: not null })
        {
            await api.RepeatAsync(answer: Wrong);
            Expect("Response body");
        }

        if (hasBody)
        {
            await api.RepeatAsync(body: Wrong);
            Expect("Request body");
        }

        return unheard;

        void Expect(string place)
        {
            if (Complaint(api)?.Contains(place, StringComparison.Ordinal) != true)
            {
                unheard.Add($"{operation.Id}: Prism does not judge the {place}.");
            }
        }
    }

    /// <summary>What Prism says of the last call: in place of an answer, or of what it is not sure of in a header.</summary>
    private static string? Complaint(SampledApi api) =>
        api.Transport.Response is not { } response ? null
        : response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? Encoding.UTF8.GetString(api.Transport.ResponseBody)
        : response.Headers.TryGetValues(PrismServer.ViolationsHeader, out var violations)
            ? string.Concat(violations)
        : null;
}
