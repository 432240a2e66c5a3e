using AtlasGen.Generator.Spec;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shapes;

/// <summary>The schemas that stand in an operation itself, each with its pointer and the name it lends to types within.</summary>
internal static class OperationSchemas
{
    public static IEnumerable<(
        string Pointer,
        OpenApiSchema Schema,
        string Owner,
        string Property
    )> Of(SpecOperation operation)
    {
        var owner = Naming.Pascal(operation.Name);
        foreach (var (parameter, pointer) in Parameters(operation))
        {
            if (parameter.Schema is { } schema)
            {
                yield return (
                    $"{pointer}/schema",
                    schema,
                    owner,
                    Naming.Pascal(parameter.Name ?? "")
                );
            }
        }

        foreach (var content in operation.Operation.RequestBody?.Content ?? Empty)
        {
            if (content.Value.Schema is { Reference: null } schema)
            {
                yield return (BodyPointer(operation, content.Key), schema, owner, "Request");
            }
        }

        foreach (var response in operation.Operation.Responses ?? [])
        {
            foreach (var content in response.Value?.Content ?? Empty)
            {
                if (content.Value.Schema is { Reference: null } schema)
                {
                    yield return (
                        ResponsePointer(operation, response.Key, content.Key),
                        schema,
                        owner,
                        "Response"
                    );
                }
            }
        }
    }

    /// <summary>The parameters of the path item and of the operation; the operation's win (OpenAPI 3.0.3, Path Item Object).</summary>
    public static IEnumerable<(OpenApiParameter Parameter, string Pointer)> Parameters(
        SpecOperation operation
    )
    {
        var own = operation.Operation.Parameters ?? [];
        var shared = operation.PathItem.Parameters ?? [];
        var pathPointer = operation.Pointer.Substring(0, operation.Pointer.LastIndexOf('/'));
        for (var i = 0; i < shared.Count; i++)
        {
            if (
                !own.Any(parameter =>
                    parameter.Name == shared[i].Name && parameter.In == shared[i].In
                )
            )
            {
                yield return (shared[i], Pointer(shared[i], $"{pathPointer}/parameters/{i}"));
            }
        }

        for (var i = 0; i < own.Count; i++)
        {
            if (own[i] is not null)
            {
                yield return (own[i], Pointer(own[i], $"{operation.Pointer}/parameters/{i}"));
            }
        }
    }

    public static string BodyPointer(SpecOperation operation, string mediaType) =>
        $"{operation.Pointer}/requestBody/content/{JsonPointer.Escape(mediaType)}/schema";

    public static string ResponsePointer(
        SpecOperation operation,
        string status,
        string mediaType
    ) =>
        $"{operation.Pointer}/responses/{JsonPointer.Escape(status)}/content/{JsonPointer.Escape(mediaType)}/schema";

    /// <summary>A parameter of the components stands there, wherever it is used.</summary>
    private static string Pointer(OpenApiParameter parameter, string place) =>
        parameter.Reference is { } reference
            ? $"/components/parameters/{JsonPointer.Escape(reference.Id)}"
            : place;

    private static readonly Dictionary<string, OpenApiMediaType> Empty = [];
}
