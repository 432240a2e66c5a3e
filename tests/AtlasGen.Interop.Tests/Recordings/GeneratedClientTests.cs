using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasGen.Interop.Tests.Corpus;

namespace AtlasGen.Interop.Tests.Recordings;

/// <summary>
/// Tests that the generated v2 clients read real Atlas responses through their methods, and write them back.
/// </summary>
public class GeneratedClientTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task Every_recorded_response_is_read_and_written_back()
    {
        var recordings = Recording.All();
        var document = ApiDocument.Read("atlas-v2.yaml");
        await using var server = new ReplayServer(recordings);
        var options = new AtlasClientOptions
        {
            BaseAddress = server.Address,
            Credentials = AtlasCredentials.Token("token"),
            Retry = new AtlasRetryOptions { MaxAttempts = 1 },
        };
        using var newest = await CorpusClients.CreateAsync("Corpus.V2", options);
        using var older = await CorpusClients.CreateAsync("Corpus.V2Version20230201", options);
        var failures = new List<string>();
        var (written, errors, others) = (0, 0, 0);
        for (var i = 0; i < recordings.Count; i++)
        {
            var recording = recordings[i];
            if (!IsOfTheDocument(recording))
            {
                // The recording program also sends requests that no document describes.
                others++;
                continue;
            }

            var (operation, arguments) = Match(document, recording);
            try
            {
                var client = IsOlder(operation, recording) && older.Has(operation) ? older : newest;
                var sampler = new SchemaSampler(document, Seed.Of(operation.Id)) { Density = 0 };
                foreach (var parameter in operation.Parameters.Where(p => p.IsRequired))
                {
                    arguments.TryAdd(parameter.Name, sampler.Sample(parameter.Schema));
                }

                var body = operation.Bodies is [.., { Schema: { } schema }]
                    ? sampler.Sample(schema)
                    : null;
                var call = new AtlasRequestOptions
                {
                    Headers = new Dictionary<string, string>
                    {
                        [ReplayServer.IndexHeader] = i.ToString(CultureInfo.InvariantCulture),
                    },
                };
                if (recording.Status >= 400)
                {
                    await AssertFailsAsync(
                        recording,
                        () => client.CallAsync(operation, arguments, body, call)
                    );
                    errors++;
                    continue;
                }

                var result = await client.CallAsync(operation, arguments, body, call);
                written += await AssertIsAsync(recording, result, client.ResultOf(operation));
            }
            catch (Exception exception)
            {
                failures.Add(
                    $"{recording.Method} {recording.Path} ({operation.Id}, {recording.Status}): {exception.GetType().Name} {exception.Message}"
                );
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.NotEqual(0, written);
        Assert.Equal(recordings.Count(r => r.Status >= 400 && IsOfTheDocument(r)), errors);
        TestContext.Current.SendDiagnosticMessage(
            "{0} responses, {1} of them written back, {2} errors, {3} of no document",
            recordings.Count,
            written,
            errors,
            others
        );
    }

    private static bool IsOfTheDocument(Recording recording) =>
        recording.Path.StartsWith("/api/atlas/v2/", StringComparison.Ordinal);

    /// <summary>Returns the operation of a recorded path, and the arguments in the path.</summary>
    private static (ApiOperation Operation, Dictionary<string, JsonNode?> Arguments) Match(
        ApiDocument document,
        Recording recording
    )
    {
        var path = recording.Path.Split('?')[0];
        // The recording program replaced "/" with "_", so a "/" may have been part of a name.
        foreach (var value in new[] { "[^/]+", ".+" })
        {
            foreach (
                var operation in document
                    .Operations.Where(operation => operation.Method == recording.Method)
                    .OrderBy(operation => operation.Path.Count(c => c == '{'))
            )
            {
                var names = new List<string>();
                var pattern = Regex.Replace(
                    Regex.Escape(operation.Path),
                    @"\\\{(\w+)}",
                    match =>
                    {
                        names.Add(match.Groups[1].Value);
                        return $"({value})";
                    }
                );
                if (Regex.Match(path, $"^{pattern}$") is { Success: true } found)
                {
                    return (
                        operation,
                        names
                            .Select((name, i) => (name, found.Groups[i + 1].Value))
                            .ToDictionary(
                                pair => pair.name,
                                pair => (JsonNode?)JsonValue.Create(pair.Value)
                            )
                    );
                }
            }
        }

        throw new InvalidOperationException($"No operation for {recording.Method} {path}.");
    }

    /// <summary>Returns whether the response has an older version than the newest one of the operation.</summary>
    private static bool IsOlder(ApiOperation operation, Recording recording)
    {
        var type = recording.Header("Content-Type")?.Split(';')[0];
        var offered = operation
            .Responses.Select(response => response.MediaType)
            .OfType<string>()
            .Where(media => media.StartsWith("application/vnd.atlas.2", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        return offered.Contains(type!) && offered[^1] != type;
    }

    private static async Task AssertFailsAsync(Recording recording, Func<Task> call)
    {
        var exception = await Assert.ThrowsAnyAsync<AtlasApiException>(call);
        using var body = JsonDocument.Parse(recording.Body);
        Assert.NotEqual(typeof(AtlasApiException), exception.GetType());
        Assert.Equal(recording.Status, (int)exception.StatusCode);
        Assert.Equal(body.RootElement.GetProperty("errorCode").GetString(), exception.ErrorCode);
        Assert.Equal(body.RootElement.GetProperty("detail").GetString(), exception.Detail);
    }

    /// <returns>1 if there was JSON to write back; otherwise, 0.</returns>
    private static async Task<int> AssertIsAsync(Recording recording, object? result, Type? type)
    {
        switch (result)
        {
            case null:
                Assert.True(type is null || recording.Body.Length == 0, "There is no result.");
                return 0;
            case AtlasFile file:
                await using (file)
                {
                    using var bytes = new MemoryStream();
                    await file.Stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
                    Assert.Equal(recording.Body, bytes.ToArray());
                    return 0;
                }

            case string text when recording.Body.Length == 0 || recording.Body[0] != '"':
                Assert.Equal(Encoding.UTF8.GetString(recording.Body), text);
                return 0;
            default:
                var back = JsonSerializer.SerializeToUtf8Bytes(result, type!, Options);
                Assert.Equal("", JsonContent.Difference(recording.Body, back));
                return 1;
        }
    }
}
