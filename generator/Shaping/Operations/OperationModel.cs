using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Reading;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>A parameter as read by Readers.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Pointer">The JSON pointer of the declaration.</param>
/// <param name="IsRequired">Whether the parameter is required.</param>
internal sealed record ParameterModel(OpenApiParameter Parameter, string Pointer, bool IsRequired)
{
    /// <summary>Gets the location as written. Readers knows only four of them.</summary>
    public string In { get; init; } = "";
}

/// <summary>A selected operation as read by Readers.</summary>
/// <param name="Index">The document.</param>
/// <param name="Spec">The operation in the document's index.</param>
/// <param name="PathItem">The path item.</param>
/// <param name="Operation">The operation.</param>
internal sealed record OperationModel(
    SpecIndex Index,
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

    // Methods that read come before methods that write.
    private static readonly string[] MethodOrder =
    [
        "GET",
        "HEAD",
        "QUERY",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
    ];

    /// <summary>
    /// Returns the operations of a document, without those that Readers could not read. A diagnostic was reported for
    /// each of those.
    /// </summary>
    /// <remarks>The operations are sorted by path, so that their order in the document does not matter.</remarks>
    public static IEnumerable<OperationModel> Of(
        SpecDocument document,
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
                document.Model.Paths is { } paths
                && paths.TryGetValue(operation.PathItem.Key, out var pathItem)
                && Enum.TryParse<OperationType>(
                    operation.Node.Key,
                    ignoreCase: true,
                    out var method
                )
                && pathItem.Operations.TryGetValue(method, out var model)
            )
            {
                yield return new(document.Index, operation, pathItem, model);
            }
        }
    }

    /// <summary>
    /// Gets the servers of the operation, or else of its path item (OpenAPI 3.0.3, Operation Object).
    /// </summary>
    public IList<OpenApiServer>? Servers =>
        Operation.Servers is { Count: > 0 } own ? own : PathItem.Servers;

    /// <summary>Gets a value that indicates whether the caller can request an envelope.</summary>
    public bool HasEnvelope => Parameters.Any(declared => IsEnvelope(declared.Parameter));

    /// <summary>
    /// Gets a value that indicates whether the operation can be called without credentials (OpenAPI 3.0.3, Operation
    /// Object, <c>security</c>).
    /// </summary>
    /// <remarks>The node is used because Readers does not distinguish an empty list from an absent one.</remarks>
    public bool IsAnonymous =>
        Spec.Node.Child("security") is { IsSequence: true } security
        && (!security.Children.Any() || security.Children.Any(IsNothing));

    /// <summary>Returns the JSON pointers of the parts that the operation needs, except schemas.</summary>
    public IEnumerable<string> NeededPointers()
    {
        yield return Pointer;
        // A broken reference in the path item affects all its operations.
        yield return JsonPointer.Append(Spec.PathPointer, "parameters");
        foreach (var parameter in Parameters)
        {
            yield return parameter.Pointer;
        }

        if (Operation.RequestBody?.Reference?.Id is { } body)
        {
            yield return JsonPointer.Component("requestBodies", body);
        }

        foreach (var response in Operation.Responses ?? [])
        {
            if (response.Value?.Reference?.Id is { } id)
            {
                yield return JsonPointer.Component("responses", id);
            }
        }
    }

    /// <summary>Gets the parameters of the operation, including those of its path item.</summary>
    public IReadOnlyList<ParameterModel> Parameters { get; } =
    [
        .. from declared in new OperationParameters(Index).Of(Spec)
        let listed = declared.IsOfPath ? PathItem.Parameters : Operation.Parameters
        let model = listed?.ElementAtOrDefault(declared.Number)
        where model is not null
        select new ParameterModel(model, declared.Pointer, declared.IsRequired)
        {
            In = declared.In,
        },
    ];

    public static bool IsEnvelope(OpenApiParameter parameter) =>
        parameter
            is { In: ParameterLocation.Query, Name: Envelope.Parameter, Schema.Type: "boolean" };

    public static bool IsPretty(OpenApiParameter parameter) =>
        parameter is { In: ParameterLocation.Query, Name: "pretty", Schema.Type: "boolean" };

    /// <summary>Returns the node of one media type of the body; <see langword="null"/> if there is none.</summary>
    public SpecNode? BodyContent(string mediaType) => Index.Find(BodyContentPointer(mediaType));

    public string BodyContentPointer(string mediaType) =>
        JsonPointer.Append(Pointer, "requestBody", "content", mediaType);

    public string BodyPointer(string mediaType) =>
        JsonPointer.Append(BodyContentPointer(mediaType), "schema");

    public string ResponseContentPointer(string status, string mediaType) =>
        JsonPointer.Append(Pointer, "responses", status, "content", mediaType);

    private static bool IsNothing(SpecNode alternative) =>
        alternative.IsMapping && !alternative.Children.Any();
}
