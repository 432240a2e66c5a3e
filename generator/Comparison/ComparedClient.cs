using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Names;

namespace AtlasGen.Generator.Comparison;

/// <summary>The client of one of two documents that are compared.</summary>
/// <param name="Names">The names of all types of the document.</param>
/// <param name="Shapes">The files of the client.</param>
internal sealed record ComparedClient(ClientNames Names, IReadOnlyList<SourceShape> Shapes)
{
    private Dictionary<string, SourceShape>? _types;

    /// <summary>Gets the methods of all clients, each with the property of the root client that leads to it.</summary>
    public IEnumerable<(string Client, OperationShape Method)> Methods =>
        Shapes
            .OfType<TagClientShape>()
            .SelectMany(client =>
                client.Operations.Select(method => (client.Tag.PropertyName, method))
            );

    /// <summary>Gets the type of the document's errors; empty if there is none.</summary>
    public string ErrorType => Shapes.OfType<ExceptionShape>().FirstOrDefault()?.ErrorType ?? "";

    /// <summary>Returns the shape of a type; <see langword="null"/> if there is none.</summary>
    public SourceShape? Type(string name)
    {
        if (_types is null)
        {
            _types = new(StringComparer.Ordinal);
            foreach (var shape in Shapes)
            {
                _types[shape.Name] = shape;
            }
        }

        return _types.TryGetValue(name, out var type) ? type : null;
    }

    /// <summary>Returns the parameters that the caller of a method can pass, without the body.</summary>
    public IEnumerable<ParameterShape> Parameters(OperationShape method) =>
        method.Parameters.SelectMany(parameter =>
            parameter.Place switch
            {
                ParameterPlace.Body => [],
                ParameterPlace.QueryRecord => (
                    Type(parameter.Type.Name) as QueryShape
                )?.Members.AsEnumerable() ?? [],
                _ => [parameter],
            }
        );
}
