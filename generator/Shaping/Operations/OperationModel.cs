using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>One selected operation with what Readers made of it.</summary>
internal sealed record OperationModel(
    SpecOperation Spec,
    OpenApiPathItem PathItem,
    OpenApiOperation Operation
)
{
    public string OperationId => Spec.OperationId;

    public string Name => Spec.Name;

    public string Method => Spec.Method;

    public string Path => Spec.Path;

    public string Pointer => Spec.Pointer;

    // Reading before writing.
    private static readonly string[] MethodOrder =
    [
        "GET",
        "HEAD",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
    ];

    /// <summary>The operations of a document; one that could not be read was told already, and is missing.</summary>
    /// <remarks>By path, so that their order in the document does not count.</remarks>
    public static IEnumerable<OperationModel> Of(
        OpenApiDocument document,
        IEnumerable<SpecOperation> operations
    )
    {
        foreach (
            var operation in operations
                .OrderBy(operation => operation.Path, StringComparer.Ordinal)
                .ThenBy(operation => Array.IndexOf(MethodOrder, operation.Method))
                .ThenBy(operation => operation.Method, StringComparer.Ordinal)
        )
        {
            if (
                document.Paths is { } paths
                && paths.TryGetValue(operation.Path, out var pathItem)
                && Enum.TryParse<OperationType>(operation.Method, ignoreCase: true, out var method)
                && pathItem.Operations.TryGetValue(method, out var model)
            )
            {
                yield return new(operation, pathItem, model);
            }
        }
    }

    /// <summary>The servers that it has for itself: its own, or those of the path item (OpenAPI 3.0.3, Operation Object).</summary>
    public IList<OpenApiServer>? Servers =>
        Operation.Servers is { Count: > 0 } own ? own : PathItem.Servers;

    /// <summary>Whether the caller may ask for the answer in an envelope.</summary>
    public bool HasEnvelope => Parameters().Any(declared => IsEnvelope(declared.Parameter));

    /// <summary>Whether the document lets it be called by anybody (OpenAPI 3.0.3, Operation Object, <c>security</c>).</summary>
    /// <remarks>Readers does not tell an empty list from none.</remarks>
    public bool IsAnonymous =>
        Spec.Node.Child("security") is { IsSequence: true } security
        && (!security.Children.Any() || security.Children.Any(IsNothing));

    /// <summary>The JSON pointers of the parts that it needs, those of schemas left out.</summary>
    public IEnumerable<string> NeededPointers()
    {
        yield return Pointer;
        foreach (var parameter in (PathItem.Parameters ?? []).Concat(Operation.Parameters ?? []))
        {
            if (parameter?.Reference?.Id is { } id)
            {
                yield return JsonPointer.Component("parameters", id);
            }
        }

        foreach (var response in Operation.Responses ?? [])
        {
            if (response.Value?.Reference?.Id is { } id)
            {
                yield return JsonPointer.Component("responses", id);
            }
        }
    }

    /// <summary>The parameters of the path item and of the operation; the operation's win (OpenAPI 3.0.3, Path Item Object).</summary>
    public IEnumerable<(OpenApiParameter Parameter, string Pointer)> Parameters()
    {
        var own = Operation.Parameters ?? [];
        var shared = PathItem.Parameters ?? [];
        for (var i = 0; i < shared.Count; i++)
        {
            if (
                shared[i] is { } parameter
                && !own.Any(other => other?.Name == parameter.Name && other.In == parameter.In)
            )
            {
                yield return (
                    parameter,
                    Place(parameter, JsonPointer.Append(Spec.PathPointer, "parameters", i))
                );
            }
        }

        for (var i = 0; i < own.Count; i++)
        {
            if (own[i] is not null)
            {
                yield return (own[i], Place(own[i], JsonPointer.Append(Pointer, "parameters", i)));
            }
        }
    }

    public static bool IsEnvelope(OpenApiParameter parameter) =>
        parameter is { In: ParameterLocation.Query, Name: "envelope", Schema.Type: "boolean" };

    public static bool IsPretty(OpenApiParameter parameter) =>
        parameter is { In: ParameterLocation.Query, Name: "pretty", Schema.Type: "boolean" };

    /// <summary>The node of one media type of the body, also behind references; <see langword="null"/> if it is not found.</summary>
    public SpecNode? BodyContent(string mediaType)
    {
        var body = Spec.Node.Child("requestBody");
        for (var hops = 0; body?.Child("$ref") is { } reference && hops < 8; hops++)
        {
            var id = JsonPointer.Unescape(reference.Value.Split('/').Last());
            body = Root(Spec.Node).Child("components")?.Child("requestBodies")?.Child(id);
        }

        return body?.Child("content")?.Child(mediaType);
    }

    public string BodyContentPointer(string mediaType) =>
        JsonPointer.Append(Pointer, "requestBody", "content", mediaType);

    public string BodyPointer(string mediaType) =>
        JsonPointer.Append(BodyContentPointer(mediaType), "schema");

    public string ResponsePointer(string status, string mediaType) =>
        JsonPointer.Append(Pointer, "responses", status, "content", mediaType, "schema");

    private static SpecNode Root(SpecNode node) => node.Parent is { } parent ? Root(parent) : node;

    private static bool IsNothing(SpecNode alternative) =>
        alternative.IsMapping && !alternative.Children.Any();

    /// <summary>A parameter of the components stands there, wherever it is used.</summary>
    private static string Place(OpenApiParameter parameter, string place) =>
        parameter.Reference?.Id is { } id ? JsonPointer.Component("parameters", id) : place;
}
