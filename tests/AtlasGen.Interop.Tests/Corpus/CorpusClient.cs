using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Calls the methods of a generated client with arguments from JSON, as handwritten code would.</summary>
internal sealed class CorpusClient : IDisposable
{
    private readonly IDisposable _client;
    private readonly Dictionary<string, (object Client, MethodInfo Method)> _methods;

    public CorpusClient(Type type, AtlasClientOptions options)
        : this(
            (IDisposable)
                type.GetMethod("Create", [typeof(AtlasClientOptions)])!.Invoke(null, [options])!
        ) { }

    /// <summary>Initializes an object that calls an existing client, which it owns.</summary>
    public CorpusClient(IDisposable client)
    {
        _client = client;
        _methods = client
            .GetType()
            .GetProperties()
            .Select(property => property.GetValue(_client)!)
            .SelectMany(client =>
                client.GetType().GetMethods().Select(method => (Client: client, Method: method))
            )
            .Where(found => found.Method.Name.EndsWith("Async", StringComparison.Ordinal))
            .ToDictionary(found => found.Method.Name);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Returns whether the client has a method for an operation.</summary>
    public bool Has(ApiOperation operation) => _methods.ContainsKey(NameOf(operation));

    /// <summary>Calls the method of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="arguments">The parameters, by their names in the document.</param>
    /// <param name="body">The body.</param>
    /// <param name="options">Options for this call.</param>
    /// <returns>The result of the method.</returns>
    public Task<object?> CallAsync(
        ApiOperation operation,
        IReadOnlyDictionary<string, JsonNode?> arguments,
        JsonNode? body,
        AtlasRequestOptions options
    ) => CallAsync(operation, arguments, type => Read(body, type), options);

    /// <summary>
    /// Calls the method of an operation with a body that is created for the type of the method's parameter.
    /// </summary>
    /// <inheritdoc cref="CallAsync(ApiOperation, IReadOnlyDictionary{string, JsonNode}, JsonNode, AtlasRequestOptions)"/>
    public async Task<object?> CallAsync(
        ApiOperation operation,
        IReadOnlyDictionary<string, JsonNode?> arguments,
        Func<Type, object?> body,
        AtlasRequestOptions options
    )
    {
        var (client, method) = _methods[NameOf(operation)];
        var left = arguments.ToDictionary(
            argument => PlainName.Of(argument.Key),
            argument => argument.Value
        );
        var values = method
            .GetParameters()
            .Select(parameter =>
                parameter.ParameterType == typeof(AtlasRequestOptions) ? options
                : parameter.ParameterType == typeof(CancellationToken)
                    ? TestContext.Current.CancellationToken
                : parameter.Name == "body" ? body(parameter.ParameterType)
                : IsGroup(parameter.ParameterType) ? Group(left, parameter.ParameterType)
                : left.Remove(PlainName.Of(parameter.Name!), out var value)
                    ? Read(value, parameter.ParameterType)
                : parameter.DefaultValue
            )
            .ToArray();
        Assert.Empty(left);
        var task = (Task)method.Invoke(client, values)!;
        await task;
        return method.ReturnType.IsGenericType
            ? task.GetType().GetProperty("Result")!.GetValue(task)
            : null;
    }

    /// <summary>Returns the result type of a method; <see langword="null"/> if there is none.</summary>
    public Type? ResultOf(ApiOperation operation) =>
        _methods[NameOf(operation)].Method.ReturnType.GenericTypeArguments.FirstOrDefault();

    /// <summary>Returns the type of a method's body; <see langword="null"/> if there is none.</summary>
    public Type? BodyOf(ApiOperation operation) =>
        _methods[NameOf(operation)]
            .Method.GetParameters()
            .FirstOrDefault(parameter => parameter.Name == "body")
            ?.ParameterType;

    /// <summary>Returns the body of an error, as the type that the document declares.</summary>
    public object? ErrorOf(AtlasApiException exception, ApiContent answer)
    {
        var (ns, assembly) = (_client.GetType().Namespace, _client.GetType().Assembly);
        Assert.Equal(ns, exception.GetType().Namespace);
        var name = answer.Schema!["$ref"]!.GetValue<string>().Split('/')[^1];
        var usual = exception.GetType().GetProperty("Error")!;
        return usual.PropertyType.Name == name
            ? usual.GetValue(exception)
            : typeof(AtlasApiException)
                .GetMethod(nameof(AtlasApiException.GetError))!
                .MakeGenericMethod(assembly.GetType($"{ns}.{name}", throwOnError: true)!)
                .Invoke(exception, null);
    }

    private static string NameOf(ApiOperation operation) =>
        char.ToUpperInvariant(operation.Id[0]) + operation.Id[1..] + "Async";

    /// <summary>Returns whether a type is a record of optional parameters.</summary>
    private static bool IsGroup(Type type) =>
        type.Name.EndsWith("Query", StringComparison.Ordinal)
        && type.GetCustomAttribute<System.Text.Json.Serialization.JsonConverterAttribute>() is null;

    private static object Group(Dictionary<string, JsonNode?> arguments, Type type)
    {
        var group = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            if (arguments.Remove(PlainName.Of(property.Name), out var value))
            {
                property.SetValue(group, Read(value, property.PropertyType));
            }
        }

        return group;
    }

    private static object? Read(JsonNode? value, Type type) =>
        value is null ? null
        : type == typeof(JsonElement) || type == typeof(JsonElement?)
            ? JsonElement.Parse(value.ToJsonString())
        : value.Deserialize(type);
}
