using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Spec;

/// <summary>One operation of the document.</summary>
/// <param name="OperationId">Its operationId; empty where the document gives none.</param>
/// <param name="Method">The HTTP method, in capitals.</param>
/// <param name="Path">The path template.</param>
/// <param name="PathItem">The path item that holds it.</param>
/// <param name="Operation">The operation.</param>
internal sealed record SpecOperation(
    string OperationId,
    string Method,
    string Path,
    OpenApiPathItem PathItem,
    OpenApiOperation Operation
)
{
    /// <summary>Its operationId, or a name made of method and path.</summary>
    public string Name => OperationId.Length > 0 ? OperationId : $"{Method} {Path}";

    /// <summary>The names of its tags.</summary>
    public IEnumerable<string> Tags => Operation.Tags?.Select(tag => tag.Name) ?? [];

    /// <summary>The JSON pointer of the operation (RFC 6901).</summary>
    public string Pointer => $"/paths/{JsonPointer.Escape(Path)}/{Method.ToLowerInvariant()}";

    /// <summary>The JSON pointers of the parts that it needs, those of schemas left out.</summary>
    public IEnumerable<string> NeededPointers()
    {
        yield return Pointer;
        foreach (var parameter in (PathItem.Parameters ?? []).Concat(Operation.Parameters ?? []))
        {
            if (parameter?.Reference is { } reference)
            {
                yield return $"/components/parameters/{JsonPointer.Escape(reference.Id)}";
            }
        }

        foreach (var response in Operation.Responses ?? [])
        {
            if (response.Value?.Reference is { } reference)
            {
                yield return $"/components/responses/{JsonPointer.Escape(reference.Id)}";
            }
        }
    }

    /// <summary>All operations, in the order of the document.</summary>
    public static IReadOnlyList<SpecOperation> All(OpenApiDocument document) =>
        [
            .. from path in document.Paths ?? []
            from operation in path.Value.Operations
            select new SpecOperation(
                operation.Value.OperationId ?? "",
                operation.Key.ToString().ToUpperInvariant(),
                path.Key,
                path.Value,
                operation.Value
            ),
        ];
}
