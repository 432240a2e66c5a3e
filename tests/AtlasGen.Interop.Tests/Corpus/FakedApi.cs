using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using AtlasGen.Testing;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>A whole API without a server: a fake receives random values of the document, and returns such values.</summary>
internal sealed class FakedApi : IDisposable
{
    private readonly ApiDocument _document;
    private readonly Type _operations;
    private readonly AtlasFake _fake = new();
    private readonly CorpusClient _client;

    /// <param name="document">The document.</param>
    /// <param name="assembly">The assembly with the client.</param>
    /// <param name="ns">The namespace of the client.</param>
    public FakedApi(ApiDocument document, Assembly assembly, string ns)
    {
        _document = document;
        _operations = assembly.GetType($"{ns}.AtlasOperations", throwOnError: true)!;
        _client = new(
            (IDisposable)
                typeof(AtlasFake)
                    .GetMethod(nameof(AtlasFake.CreateClient), [])!
                    .MakeGenericMethod(assembly.GetType($"{ns}.AtlasClient", throwOnError: true)!)
                    .Invoke(_fake, null)!
        );
    }

    public void Dispose()
    {
        _client.Dispose();
        _fake.Dispose();
    }

    /// <summary>Calls an operation, and checks that the fake received all arguments and that its value is returned.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="isComplete">Whether to include everything that is not required.</param>
    /// <param name="groupId">The project, or <see langword="null"/> for a random one.</param>
    public async Task CallAsync(ApiOperation operation, bool isComplete, string? groupId = null)
    {
        var random = Seed.Of($"{operation.Id} {isComplete}");
        var sample = CallSample.Of(_document, operation, SampledApi.Version, isComplete, random);
        if (groupId is not null)
        {
            sample = sample with
            {
                Arguments = sample.Arguments.ToDictionary(
                    argument => argument.Key,
                    argument => argument.Key == "groupId" ? (JsonNode?)groupId : argument.Value
                ),
            };
        }

        var descriptor = _operations
            .GetProperty(char.ToUpperInvariant(operation.Id[0]) + operation.Id[1..])!
            .GetValue(null)!;
        var types = TypesOf(descriptor.GetType());
        var call = (Task)
            typeof(FakedApi)
                .GetMethod(nameof(CallTypedAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
                .MakeGenericMethod(types)
                .Invoke(this, [operation, descriptor, sample, isComplete, random])!;
        await call;
    }

    private async Task CallTypedAsync<TBody, TResponse>(
        ApiOperation operation,
        AtlasOperation<TBody, TResponse> descriptor,
        CallSample sample,
        bool isComplete,
        Random random
    )
    {
        var isFile = typeof(TResponse) == typeof(AtlasFile);
        var success = operation.Success(SampledApi.Version, isJson: !isFile, isFirst: isComplete);
        var sampler = new SchemaSampler(_document, random) { Density = isComplete ? 1 : 0 };
        var json = success.Schema is { } schema ? sampler.Sample(schema) : null;
        byte[] bytes = [1, 2, 3];
        object? value =
            isFile ? new AtlasFile(new MemoryStream(bytes), success.MediaType!)
            : typeof(TResponse) == typeof(AtlasNoContent) ? AtlasNoContent.Value
            : json is null
                ? success.MediaType is null ? null
                    : JsonSerializer.Deserialize<TResponse>("{}")
            : json.Deserialize<TResponse>();
        _fake.On(descriptor).Return((TResponse)value!);
        var result = await _client.CallAsync(
            operation,
            sample.Arguments,
            sample.Body,
            new AtlasRequestOptions()
        );
        AssertSent(operation, sample, _fake.Requests(descriptor)[^1]);
        if (result is AtlasFile file)
        {
            await using var _ = file;
            using var copy = new MemoryStream();
            await file.Stream.CopyToAsync(copy, TestContext.Current.CancellationToken);
            Assert.Equal(bytes, copy.ToArray());
        }
        else if (typeof(TResponse) != typeof(AtlasNoContent))
        {
            AssertSame(value, result);
        }
    }

    private static void AssertSent<TBody>(
        ApiOperation operation,
        CallSample sample,
        AtlasFakeRequest<TBody> request
    )
    {
        Assert.Equal(operation.Id, request.OperationId);
        foreach (
            var parameter in operation.Parameters.Where(parameter =>
                sample.Arguments.ContainsKey(parameter.Name)
            )
        )
        {
            var value = sample.Arguments[parameter.Name]!;
            string[] texts = value is JsonArray items
                ? [.. items.Select(item => item!.ToString())]
                : [value.ToString()];
            Assert.Equal(
                texts,
                parameter.In switch
                {
                    "path" => [request.Path[parameter.Name]],
                    "query" => request.Query.GetValues(parameter.Name) ?? [],
                    _ => [request.Headers[parameter.Name]],
                }
            );
        }

        if (sample.SentBody is { } body)
        {
            Assert.Equal(
                "",
                JsonContent.Difference(
                    JsonSerializer.SerializeToUtf8Bytes(body),
                    JsonSerializer.SerializeToUtf8Bytes(request.Body)
                )
            );
        }
        else
        {
            Assert.Empty(request.Content.ToArray());
        }
    }

    private static void AssertSame(object? expected, object? actual) =>
        Assert.Equal(
            "",
            JsonContent.Difference(
                JsonSerializer.SerializeToUtf8Bytes(
                    expected,
                    expected?.GetType() ?? typeof(object)
                ),
                JsonSerializer.SerializeToUtf8Bytes(actual, actual?.GetType() ?? typeof(object))
            )
        );

    /// <summary>Returns the types of the body and the response of a descriptor.</summary>
    private static Type[] TypesOf(Type type)
    {
        while (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(AtlasOperation<,>))
        {
            type = type.BaseType!;
        }

        return type.GenericTypeArguments;
    }
}
