using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Places;
using AtlasGen.Generator.Spec.Rewriting.Lowering;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Spec;

/// <summary>An operation in the index.</summary>
/// <param name="OperationId">The operationId; empty if the document does not define one.</param>
/// <param name="Alias">
/// The value of <c>x-xgen-operation-id-override</c>, which is the name in Atlas's own tools; may be empty.
/// </param>
/// <param name="Method">The HTTP method, as it is sent.</param>
/// <param name="Path">The path template.</param>
/// <param name="Tags">The names of its tags.</param>
/// <param name="PathItem">The path item that contains the operation.</param>
/// <param name="Node">The node of the operation.</param>
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
    /// <summary>Gets the name of the operation: the user's name, the operationId, or the method and path.</summary>
    public string Name { get; init; } = OperationId.Length > 0 ? OperationId : $"{Method} {Path}";

    /// <summary>
    /// Gets the line of the selection file that selects the operation; <see langword="null"/> if it is not selected by
    /// a line.
    /// </summary>
    public SourcePlace? SelectedAt { get; init; }

    /// <summary>Gets the JSON pointer of the path item.</summary>
    public string PathPointer { get; } = JsonPointer.Of(SpecEntries.Paths, PathItem.Key);

    /// <summary>Gets the JSON pointer of the operation.</summary>
    public string Pointer { get; } = JsonPointer.Of(SpecEntries.Paths, PathItem.Key, Node.Key);

    /// <summary>Gets the part of the document to read for the operation.</summary>
    public SpecPart Part => new(Node, SpecEntries.Paths, PathItem);

    /// <summary>Returns whether a member of a path item is an operation (OpenAPI 3.0.3, Path Item Object).</summary>
    public static bool IsMethod(SpecNode member) => PlaceRules.IsMethod(member.Key);

    public static SpecOperation From(SpecNode pathItem, SpecNode operation) =>
        new(
            operation.Text("operationId"),
            operation.Text("x-xgen-operation-id-override"),
            operation.Text(ExtraMethods.MethodKeyword) is { Length: > 0 } method
            && ExtraMethods.IsToken(method)
                ? method
                : operation.Key.ToUpperInvariant(),
            pathItem.Text(ExtraMethods.PathKeyword) is { Length: > 0 } path ? path : pathItem.Key,
            [
                .. (operation.Child("tags")?.Children ?? [])
                    .Where(tag => tag is { IsScalar: true, IsNull: false })
                    .Select(tag => tag.Value),
            ],
            pathItem,
            operation
        );
}
