using AtlasGen.Generator.Shaping.Conventions;
using AtlasGen.Generator.Shaping.Names;
using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Reading;
using AtlasGen.Generator.Spec.Tree;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>A parameter with what Readers made of it.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Pointer">The JSON pointer of its declaration.</param>
/// <param name="IsRequired">Whether it must be sent.</param>
internal sealed record ParameterModel(OpenApiParameter Parameter, string Pointer, bool IsRequired);

/// <summary>One selected operation with what Readers made of it.</summary>
/// <param name="Index">The document.</param>
/// <param name="Spec">The operation in it.</param>
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
                && paths.TryGetValue(operation.Path, out var pathItem)
                && Enum.TryParse<OperationType>(operation.Method, ignoreCase: true, out var method)
                && pathItem.Operations.TryGetValue(method, out var model)
            )
            {
                yield return new(document.Index, operation, pathItem, model);
            }
        }
    }

    /// <summary>The servers that it has for itself: its own, or those of the path item (OpenAPI 3.0.3, Operation Object).</summary>
    public IList<OpenApiServer>? Servers =>
        Operation.Servers is { Count: > 0 } own ? own : PathItem.Servers;

    /// <summary>Whether the caller may ask for the answer in an envelope.</summary>
    public bool HasEnvelope => Parameters.Any(declared => IsEnvelope(declared.Parameter));

    /// <summary>Whether the document lets it be called by anybody (OpenAPI 3.0.3, Operation Object, <c>security</c>).</summary>
    /// <remarks>Readers does not tell an empty list from none.</remarks>
    public bool IsAnonymous =>
        Spec.Node.Child("security") is { IsSequence: true } security
        && (!security.Children.Any() || security.Children.Any(IsNothing));

    /// <summary>The JSON pointers of the parts that it needs, those of schemas left out.</summary>
    public IEnumerable<string> NeededPointers()
    {
        yield return Pointer;
        // A reference of the path item that leads nowhere is missed by all its operations.
        yield return JsonPointer.Append(Spec.PathPointer, "parameters");
        foreach (var parameter in Parameters)
        {
            yield return parameter.Pointer;
        }

        foreach (var response in Operation.Responses ?? [])
        {
            if (response.Value?.Reference?.Id is { } id)
            {
                yield return JsonPointer.Component("responses", id);
            }
        }
    }

    /// <summary>The parameters of the operation and of its path item.</summary>
    public IReadOnlyList<ParameterModel> Parameters { get; } =
    [
        .. from declared in OperationParameters.Of(Index, Spec)
        let listed = declared.IsOfPath ? PathItem.Parameters : Operation.Parameters
        let model = listed?.ElementAtOrDefault(declared.Number)
        where model is not null
        select new ParameterModel(model, declared.Pointer, declared.IsRequired),
    ];

    public static bool IsEnvelope(OpenApiParameter parameter) =>
        parameter
            is { In: ParameterLocation.Query, Name: Envelope.Parameter, Schema.Type: "boolean" };

    public static bool IsPretty(OpenApiParameter parameter) =>
        parameter is { In: ParameterLocation.Query, Name: "pretty", Schema.Type: "boolean" };

    /// <summary>The node of one media type of the body; <see langword="null"/> if it is not found.</summary>
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
