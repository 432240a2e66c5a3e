using System.Globalization;
using System.Text;
using AtlasGen.Interop.Tests.Corpus;
using AtlasGen.Interop.Tests.Recordings;

namespace AtlasGen.Interop.Tests.Prism;

/// <summary>Every operation of Atlas v1 is called as its document says, and another implementation of OpenAPI is the judge.</summary>
public class PrismTests
{
    [Fact]
    public async Task Every_operation_of_v1_is_called()
    {
        var document = ApiDocument.Read("atlas-v1.json");
        var answers = new List<Recording>();
        await using var upstream = new ReplayServer(answers);
        await using var prism = await PrismServer.StartAsync(
            Repository.Corpus("specs/atlas-v1.json"),
            upstream.Address
        );
        using var transport = new ViolationHandler();
        using var client = await CorpusClients.CreateAsync(
            "Corpus.V1",
            new AtlasClientOptions
            {
                BaseAddress = prism.Address,
                Credentials = AtlasCredentials.Token("token"),
                Transport = transport,
                Retry = new AtlasRetryOptions { MaxAttempts = 1, AttemptTimeout = TimeSpan.FromSeconds(20) },
            }
        );
        var complaints = new List<string>();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var operation in document.Operations)
        {
            foreach (var isComplete in new[] { true, false })
            {
                var name = $"{operation.Id} {(isComplete ? "complete" : "sparse")}";
                var start = watch.ElapsedMilliseconds;
                try
                {
                    await CallAsync(client, document, operation, isComplete, answers);
                    complaints.AddRange(transport.Violations.Select(v => $"{name}: {v}"));
                }
                catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
                {
                    complaints.Add(
                        $"{name}: {string.Join(" ", transport.Violations)} {exception.GetType().Name} {exception.Message}"
                    );
                }
                File.AppendAllText("/tmp/m/times.txt", $"{watch.ElapsedMilliseconds - start} {name}\n");
            }
        }

        File.WriteAllLines("/tmp/m/complaints.txt", complaints);
        Assert.Empty(complaints);
    }

    private static async Task CallAsync(
        CorpusClient client,
        ApiDocument document,
        ApiOperation operation,
        bool isComplete,
        List<Recording> answers
    )
    {
        var sampler = new SchemaSampler(document, Seed.Of(operation.Id + isComplete))
        {
            Density = isComplete ? 1 : 0,
        };
        var arguments = operation
            .Parameters.Where(parameter =>
                parameter.IsRequired || (isComplete && parameter.Name != "envelope")
            )
            .ToDictionary(parameter => parameter.Name, parameter => sampler.Sample(parameter.Schema));
        var body =
            operation.Bodies is [{ Schema: { } schema }, ..]
            && (isComplete || operation.IsBodyRequired)
                ? sampler.Sample(schema)
                : null;
        var answer = operation.Responses.First(r => r.Status is >= 200 and < 300);
        var answerBody = answer.Schema is null ? null : sampler.Sample(answer.Schema);
        var isJson = answer.MediaType?.Contains("json", StringComparison.Ordinal) ?? false;
        answers.Add(
            new(
                operation.Method,
                operation.Path,
                answer.Status,
                answer.MediaType is null ? [] : [("Content-Type", answer.MediaType)],
                answerBody is null ? []
                    : isJson ? Encoding.UTF8.GetBytes(answerBody.ToJsonString())
                    : Encoding.UTF8.GetBytes(answerBody.ToString())
            )
        );
        var options = new AtlasRequestOptions
        {
            Headers = new Dictionary<string, string> { [ReplayServer.IndexHeader] = (answers.Count - 1).ToString(CultureInfo.InvariantCulture) },
        };
        var result = await client.CallAsync(operation, arguments, body, options);
        if (result is AtlasFile file)
        {
            await file.DisposeAsync();
        }
    }

    /// <summary>Sends, and keeps what Prism has to say against the last request and its answer.</summary>
    private sealed class ViolationHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public IReadOnlyList<string> Violations { get; private set; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Violations = [];
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues(PrismServer.ViolationsHeader, out var values))
            {
                Violations = [.. values];
            }

            return response;
        }
    }
}
