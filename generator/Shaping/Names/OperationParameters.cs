using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>One parameter of an operation.</summary>
/// <param name="Node">Its declaration.</param>
/// <param name="Pointer">The JSON pointer of its declaration.</param>
/// <param name="IsComponent">Whether it is declared as a component, which other operations can share.</param>
/// <param name="IsOfPath">Whether the path item lists it, and not the operation.</param>
/// <param name="Number">Its position in that list.</param>
internal sealed record OperationParameter(
    SpecNode Node,
    string Pointer,
    bool IsComponent,
    bool IsOfPath,
    int Number
)
{
    public string Name { get; } = Node.Text("name");

    /// <summary>Where it is sent: <c>query</c>, <c>path</c>, <c>header</c>, or <c>cookie</c>.</summary>
    public string In { get; } = Node.Text("in");

    /// <summary>Whether it must be sent; in a path, always (OpenAPI 3.0.3, Parameter Object).</summary>
    public bool IsRequired => In == "path" || Node.IsTrue("required");
}

/// <summary>Finds the parameters of an operation: its own, and those of its path item.</summary>
internal static class OperationParameters
{
    /// <summary>
    /// Returns the parameters, those of the path item first. An operation's own parameter replaces the one of the path item with
    /// the same name and place (OpenAPI 3.0.3, Path Item Object); in one list, the last of two replaces the first.
    /// </summary>
    public static IReadOnlyList<OperationParameter> Of(SpecIndex index, SpecOperation operation)
    {
        var all = Listed(index, operation.PathItem, operation.PathPointer, isOfPath: true)
            .Concat(Listed(index, operation.Node, operation.Pointer, isOfPath: false))
            .ToList();
        var last = new Dictionary<(string, string), OperationParameter>();
        foreach (var parameter in all)
        {
            last[(parameter.Name, parameter.In)] = parameter;
        }

        return all.FindAll(parameter =>
            ReferenceEquals(last[(parameter.Name, parameter.In)], parameter)
        );
    }

    private static IEnumerable<OperationParameter> Listed(
        SpecIndex index,
        SpecNode owner,
        string pointer,
        bool isOfPath
    )
    {
        var number = 0;
        foreach (var parameter in owner.Child("parameters")?.Children ?? [])
        {
            if (index.Resolve(parameter) is { } declared)
            {
                var isComponent = declared.Index != parameter.Index;
                yield return new(
                    declared,
                    isComponent
                        ? JsonPointer.Component("parameters", declared.Key)
                        : JsonPointer.Append(pointer, "parameters", number),
                    isComponent,
                    isOfPath,
                    number
                );
            }

            number++;
        }
    }
}
