using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Finds properties of the types of a client by their JSON names.</summary>
/// <param name="types">All types of the client.</param>
internal sealed class PropertyFinder(IEnumerable<SourceShape> types)
{
    private readonly Dictionary<string, SourceShape> _types = types.ToDictionary(
        type => type.Name,
        StringComparer.Ordinal
    );

    /// <summary>
    /// Returns the types of a nested property: one, or several if the types of a union declare it differently. There are
    /// none if no type declares it.
    /// </summary>
    public IReadOnlyList<TypeRef> Find(TypeRef type, IEnumerable<string> path)
    {
        IReadOnlyList<TypeRef> found = [type];
        foreach (var name in path)
        {
            found = [.. found.SelectMany(owner => Find(owner, name)).Distinct()];
        }

        return found;
    }

    /// <summary>Returns the values of an enum; <see langword="null"/> for any other type.</summary>
    public IEnumerable<string>? Values(TypeRef type) =>
        type.Form is TypeForm.Boolean ? ["true", "false"]
        : !_types.TryGetValue(type.Name, out var shape) ? null
        : shape switch
        {
            EnumShape one => one.Values.Select(value => value.Value),
            IntegerEnumShape one => one.Values.Select(value => value.Value),
            _ => null,
        };

    private IEnumerable<TypeRef> Find(TypeRef owner, string name)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([owner.Name]);
        while (open.Count > 0)
        {
            var type = open.Pop();
            if (!visited.Add(type) || !_types.TryGetValue(type, out var shape))
            {
                continue;
            }

            foreach (var member in Members(shape).Where(member => member.JsonName == name))
            {
                yield return member.Type;
            }

            foreach (var other in shape.Alternatives())
            {
                open.Push(other.Name);
            }

            if (shape is RecordShape { HasBase: true } record)
            {
                // Its members, but not those of the other types of a union.
                foreach (
                    var member in _types.TryGetValue(record.Base, out var ancestor)
                        ? Members(ancestor).Where(member => member.JsonName == name)
                        : []
                )
                {
                    yield return member.Type;
                }
            }
        }
    }

    private static IEnumerable<MemberShape> Members(SourceShape shape) =>
        shape switch
        {
            RecordShape record => record.Members,
            UnionShape union => union.Members,
            _ => [],
        };
}
