using AtlasGen.Generator.Spec;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Names;

/// <summary>One parameter of an operation.</summary>
/// <param name="Node">The declaration of the parameter.</param>
/// <param name="Pointer">The JSON pointer of the declaration.</param>
/// <param name="IsComponent">
/// Whether the parameter is declared as a component, which other operations can share.
/// </param>
/// <param name="IsOfPath">Whether the path item, and not the operation, lists the parameter.</param>
/// <param name="Number">The position in that list, which does not count items that are null.</param>
internal sealed record OperationParameter(
    SpecNode Node,
    string Pointer,
    bool IsComponent,
    bool IsOfPath,
    int Number
)
{
    public string Name { get; } = Node.Text("name");

    /// <summary>
    /// Gets the location of the parameter: <c>query</c>, <c>path</c>, <c>header</c>, or <c>cookie</c>.
    /// </summary>
    public string In { get; } = Node.Text("in");

    /// <summary>
    /// Gets a value that indicates whether the parameter is required; path parameters always are (OpenAPI 3.0.3,
    /// Parameter Object).
    /// </summary>
    public bool IsRequired => In == "path" || Node.IsTrue("required");
}

/// <summary>Finds the parameters of operations, including those of their path items.</summary>
/// <param name="index">The document.</param>
internal sealed class OperationParameters(SpecIndex index)
{
    private readonly Dictionary<string, IReadOnlyList<OperationParameter>> _known = new(
        StringComparer.Ordinal
    );

    /// <summary>
    /// Returns the parameters, those of the path item first. An operation's parameter replaces the path item's
    /// parameter with the same name and location (OpenAPI 3.0.3, Path Item Object). In one list, the last of two
    /// duplicates wins.
    /// </summary>
    public IReadOnlyList<OperationParameter> Of(SpecOperation operation)
    {
        if (!_known.TryGetValue(operation.Pointer, out var parameters))
        {
            _known[operation.Pointer] = parameters = Find(operation);
        }

        return parameters;
    }

    private List<OperationParameter> Find(SpecOperation operation)
    {
        var all = Listed(operation.PathItem, operation.PathPointer, isOfPath: true)
            .Concat(Listed(operation.Node, operation.Pointer, isOfPath: false))
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

    private IEnumerable<OperationParameter> Listed(SpecNode owner, string pointer, bool isOfPath)
    {
        var number = 0;
        foreach (
            var parameter in (owner.Child("parameters")?.Children ?? []).Where(item => !item.IsNull)
        )
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
