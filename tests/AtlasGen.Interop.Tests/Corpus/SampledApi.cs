using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AtlasGen.Interop.Tests.Recordings;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>
/// A whole API over HTTP: a generated client sends random values of the document, and a server returns such values.
/// </summary>
internal sealed class SampledApi : IAsyncDisposable
{
    // The newest dated version. Previews must be requested explicitly.
    internal const string Version = "9999";

    private readonly ApiDocument _document;
    private readonly List<Recording> _answers = [];
    private readonly ReplayServer _server;
    private CorpusClient? _client;
    private string _namespace = "";
    private Uri? _address;

    public SampledApi(ApiDocument document)
    {
        _document = document;
        _server = new(_answers);
    }

    private string LastAnswer => (_answers.Count - 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Gets the address of the server that returns the responses.</summary>
    public Uri ServerAddress => _server.Address;

    /// <summary>Gets the handler with the last request and its response.</summary>
    public WatchingHandler Transport { get; } = new();

    /// <summary>Gets the document's declaration of the last response.</summary>
    public ApiContent? Answer { get; private set; }

    /// <summary>Creates the client.</summary>
    /// <param name="ns">The namespace of the client.</param>
    /// <param name="address">The address to call, if it is not that of the server.</param>
    public async Task ConnectAsync(string ns, Uri? address = null)
    {
        _client?.Dispose();
        (_namespace, _address) = (ns, address);
        _client = await CorpusClients.CreateAsync(
            ns,
            new AtlasClientOptions
            {
                BaseAddress = address ?? ServerAddress,
                Credentials = AtlasCredentials.Token("token"),
                Transport = Transport,
                Retry = new AtlasRetryOptions { MaxAttempts = 1 },
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        Transport.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>Runs a call and returns its problems, so that one test can report those of all operations.</summary>
    public static async Task<IEnumerable<string>> ProblemsOf(ApiOperation operation, Task call)
    {
        try
        {
            await call;
            return [];
        }
        catch (Exception exception)
            when (exception
                    is Xunit.Sdk.XunitException
                        or AtlasException
                        or JsonException
                        or NullReferenceException
            )
        {
            return [$"{operation.Id}: {exception.Message}"];
        }
    }

    /// <summary>
    /// Calls an operation, and checks that all arguments arrive and that the result contains the whole response.
    /// </summary>
    /// <param name="operation">The operation.</param>
    /// <param name="isComplete">Whether to include everything that is not required.</param>
    public async Task CallAsync(ApiOperation operation, bool isComplete)
    {
        var random = Seed.Of($"{operation.Id} {isComplete}");
        var sample = CallSample.Of(_document, operation, Version, isComplete, random);
        var isFile = _client!.ResultOf(operation) == typeof(AtlasFile);
        var success = operation.Success(Version, isJson: !isFile, isFirst: isComplete);
        Prepare(operation, success, isComplete, random);
        var result = await _client.CallAsync(operation, sample.Arguments, sample.Body, Ask());
        AssertSent(operation, sample);
        if (result is AtlasFile file)
        {
            await using var _ = file;
            using var bytes = new MemoryStream();
            await file.Stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            Assert.Equal(_answers[^1].Body, bytes.ToArray());
        }
        else if (result is null)
        {
            Assert.Null(success.Schema);
        }
        else
        {
            var body = operation.IsEnvelopedByDefault
                ? JsonNode.Parse(Transport.ResponseBody)!["content"]!.ToJsonString()
                : Encoding.UTF8.GetString(Transport.ResponseBody);
            AssertSame(Encoding.UTF8.GetBytes(body), Json(result));
        }
    }

    /// <summary>Returns the types of an operation's body and result; <see langword="null"/> if there is none.</summary>
    public (Type? Body, Type? Result) TypesOf(ApiOperation operation) =>
        (_client!.BodyOf(operation), _client.ResultOf(operation));

    /// <summary>Calls an operation with a body.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="body">A function that creates the body as the type of the method's parameter.</param>
    /// <returns>The body that was sent.</returns>
    public async Task<byte[]> SendAsync(ApiOperation operation, Func<Type, object?> body)
    {
        var random = Seed.Of(operation.Id);
        var sample = CallSample.Of(_document, operation, Version, isComplete: false, random);
        var success = operation.Success(Version, isJson: true, isFirst: true);
        Prepare(operation, success, isComplete: false, random);
        var result = await _client!.CallAsync(operation, sample.Arguments, body, Ask());
        if (result is AtlasFile file)
        {
            await file.DisposeAsync();
        }

        return Transport.Request.Body ?? [];
    }

    /// <summary>
    /// Calls an operation that fails, and checks that the exception is that of the status and contains the whole
    /// response.
    /// </summary>
    public async Task FailAsync(ApiOperation operation, ApiContent answer)
    {
        var random = Seed.Of($"{operation.Id} {answer.Status}");
        var sample = CallSample.Of(_document, operation, Version, isComplete: false, random);
        var error = Prepare(operation, answer, isComplete: true, random)!;
        var exception = await Assert.ThrowsAnyAsync<AtlasApiException>(() =>
            _client!.CallAsync(operation, sample.Arguments, sample.Body, Ask())
        );
        Assert.Equal(answer.Status, (int)exception.StatusCode);
        Assert.Equal(error["errorCode"]?.GetValue<string>(), exception.ErrorCode);
        Assert.Equal(error["detail"]?.GetValue<string>(), exception.Detail);
        var typed = _client!.ErrorOf(exception, answer)!;
        AssertSame(_answers[^1].Body, Json(typed));
        if (exception.StatusCode is HttpStatusCode.TooManyRequests)
        {
            // The client would hold back the next calls, in real time.
            await ConnectAsync(_namespace, _address);
        }
    }

    /// <summary>Sends the last request again, with changes.</summary>
    /// <param name="uri">The URI of the request.</param>
    /// <param name="body">The body of the request.</param>
    /// <param name="answer">The body of the response; <see langword="null"/> for the last one.</param>
    public async Task RepeatAsync(Uri uri, byte[]? body, byte[]? answer = null)
    {
        var (method, _, headers, _) = Transport.Request;
        _answers.Add(_answers[^1] with { Body = answer ?? _answers[^1].Body });
        using var request = new HttpRequestMessage(method, uri);
        request.Headers.Add(ReplayServer.IndexHeader, LastAnswer);
        foreach (var (name, values) in headers)
        {
            if (name != ReplayServer.IndexHeader)
            {
                request.Headers.TryAddWithoutValidation(name, values);
            }
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new("application/json") },
            };
        }

        using var client = new HttpMessageInvoker(Transport, disposeHandler: false);
        await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Asserts that nothing is missing from the request and nothing was added.</summary>
    private void AssertSent(ApiOperation operation, CallSample sample)
    {
        var (method, uri, headers, body) = Transport.Request;
        Assert.Equal(operation.Method, method.Method);
        Assert.Equal(
            operation.PathOf(name => sample.Arguments[name]!.ToString()),
            Uri.UnescapeDataString(uri.AbsolutePath)
        );
        Assert.Equal(
            Values("query")
                .Select(pair => $"{pair.Name}={pair.Value}")
                .Order(StringComparer.Ordinal),
            uri.Query.TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(Uri.UnescapeDataString)
                .Order(StringComparer.Ordinal)
        );
        Assert.All(
            Values("header"),
            pair => Assert.Equal(pair.Value, Assert.Single(headers.GetValues(pair.Name)))
        );
        Assert.Equal(sample.SentBody is null, body is null);
        if (body is not null)
        {
            AssertSame(Json(sample.SentBody!), body);
        }

        IEnumerable<(string Name, string Value)> Values(string place) =>
            operation
                .Parameters.Where(parameter =>
                    parameter.In == place && sample.Arguments.ContainsKey(parameter.Name)
                )
                .SelectMany(parameter =>
                    sample.Arguments[parameter.Name] is JsonArray items
                        ? items.Select(item => (parameter.Name, item!.ToString()))
                        : [(parameter.Name, sample.Arguments[parameter.Name]!.ToString())]
                );
    }

    /// <summary>Prepares a response.</summary>
    private JsonNode? Prepare(
        ApiOperation operation,
        ApiContent answer,
        bool isComplete,
        Random random
    )
    {
        var sampler = new SchemaSampler(_document, random) { Density = isComplete ? 1 : 0 };
        // If a document declares only application/json, Atlas sends an empty object.
        var body =
            answer.Schema is not null ? sampler.Sample(answer.Schema)
            : answer.MediaType is not null ? new JsonObject()
            : null;
        if (operation.IsEnvelopedByDefault && answer.Status < 300)
        {
            body!["status"] = answer.Status;
        }

        Answer = answer;
        var text = answer.IsJson ? body?.ToJsonString() : body?.ToString();
        _answers.Add(
            new(
                operation.Method,
                operation.Path,
                answer.Status,
                answer.MediaType is null ? [] : [("Content-Type", answer.MediaType)],
                Encoding.UTF8.GetBytes(text ?? "")
            )
        );
        return body;
    }

    /// <summary>Returns options that request the last prepared response.</summary>
    private AtlasRequestOptions Ask() =>
        new()
        {
            Headers = new Dictionary<string, string> { [ReplayServer.IndexHeader] = LastAnswer },
        };

    private static byte[] Json(object value) =>
        JsonSerializer.SerializeToUtf8Bytes(value, value.GetType());

    private static void AssertSame(byte[] expected, byte[] actual) =>
        Assert.Equal("", JsonContent.Difference(expected, actual));
}
