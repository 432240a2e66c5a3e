using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec;

/// <summary>One operation of the document, as the index knows it.</summary>
/// <param name="OperationId">Its operationId; empty where the document gives none.</param>
/// <param name="Alias">Its name by <c>x-xgen-operation-id-override</c>, by which Atlas's own tools call it; may be empty.</param>
/// <param name="Method">The HTTP method, in capitals.</param>
/// <param name="Path">The path template.</param>
/// <param name="Tags">The names of its tags.</param>
/// <param name="PathItem">The path item that holds it.</param>
/// <param name="Node">The operation.</param>
internal sealed record SpecOperation(
    string OperationId,
    string Alias,
    string Method,
    string Path,
    IReadOnlyList<string> Tags,
    SpecNode PathItem,
    SpecNode Node
)
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "get",
        "put",
        "post",
        "delete",
        "options",
        "head",
        "patch",
        "trace",
    };

    /// <summary>What it is called: by its operationId, by method and path, or as the user wants it.</summary>
    public string Name { get; init; } = OperationId.Length > 0 ? OperationId : $"{Method} {Path}";

    /// <summary>The line of the selection file that selects it; <see langword="null"/> for any other way.</summary>
    public SourcePlace? SelectedAt { get; init; }

    /// <summary>The JSON pointer of the path item.</summary>
    public string PathPointer => JsonPointer.Of("paths", Path);

    /// <summary>The JSON pointer of the operation.</summary>
    public string Pointer => JsonPointer.Append(PathPointer, Method.ToLowerInvariant());

    /// <summary>Whether a member of a path item is an operation (OpenAPI 3.0.3, Path Item Object).</summary>
    public static bool IsMethod(SpecNode member) => Methods.Contains(member.Key);

    public static SpecOperation From(SpecNode pathItem, SpecNode operation) =>
        new(
            operation.Text("operationId"),
            operation.Text("x-xgen-operation-id-override"),
            operation.Key.ToUpperInvariant(),
            pathItem.Key,
            [.. operation.Child("tags")?.Children.Select(tag => tag.Value) ?? []],
            pathItem,
            operation
        );
}
