using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Finds the types that values have.</summary>
/// <param name="types">All types of the client.</param>
internal sealed class ReachedTypes(IEnumerable<SourceShape> types)
{
    private readonly Dictionary<string, SourceShape> _types = types.ToDictionary(
        type => type.Name,
        StringComparer.Ordinal
    );

    /// <summary>Returns the names of the types that values of the given types, or their items, can have.</summary>
    public HashSet<string> From(IEnumerable<TypeRef> from)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<TypeRef>(from);
        while (open.Count > 0)
        {
            var type = open.Pop();
            if (type.Form is TypeForm.List)
            {
                open.Push(type.Item!);
            }
            else if (_types.TryGetValue(type.Name, out var shape) && reached.Add(type.Name))
            {
                foreach (var alternative in shape.Alternatives())
                {
                    open.Push(alternative);
                }
            }
        }

        return reached;
    }

    /// <summary>Returns the records among the types that values of the given types, or their items, can have.</summary>
    public IEnumerable<RecordShape> RecordsFrom(IEnumerable<TypeRef> from) =>
        From(from).Select(name => _types[name]).OfType<RecordShape>();
}
