using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Marks the records of which a PATCH can send only the changes.</summary>
/// <remarks>A GET returns them too, so that there is something to compare with.</remarks>
/// <param name="types">All types of the client.</param>
internal sealed class PatchedTypes(IReadOnlyList<SourceShape> types)
{
    private readonly ReachedTypes _reached = new(types);

    /// <summary>Returns the types, with these records marked.</summary>
    /// <param name="operations">The operations, with their pages.</param>
    public List<SourceShape> Mark(IReadOnlyList<OperationShape> operations)
    {
        var bodies = Of(operations, "PATCH")
            .SelectMany(operation => operation.Parameters)
            .Where(parameter => parameter.Place is ParameterPlace.Body)
            .Select(parameter => parameter.Type)
            // Items of a list are sent as a whole.
            .Where(type => type.Form is not TypeForm.List);
        var results = Of(operations, "GET")
            .SelectMany(operation => new[] { operation.Result, operation.Enumeration?.Item })
            .OfType<TypeRef>();
        var both = _reached.From(bodies);
        both.IntersectWith(_reached.From(results));
        return
        [
            .. types.Select(type =>
                type is RecordShape record && both.Contains(type.Name)
                    ? record with
                    {
                        HasChanges = true,
                    }
                    : type
            ),
        ];
    }

    private static IEnumerable<OperationShape> Of(
        IEnumerable<OperationShape> operations,
        string method
    ) => operations.Where(operation => operation.HttpMethod == method);
}
