using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Shaping.Operations;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shaping;

/// <summary>Lists the generated types for the class that reads and writes them with System.Text.Json.</summary>
internal static class JsonTypes
{
    /// <param name="client">The settings of the client.</param>
    /// <param name="types">All types of the client.</param>
    /// <param name="tags">The clients of the tags.</param>
    /// <param name="error">The name of the type of errors; empty if there is none.</param>
    public static JsonShape Of(
        ClientSettings client,
        IReadOnlyList<SourceShape> types,
        IEnumerable<TagClientShape> tags,
        string error
    )
    {
        var all = types
            .Select(Reference)
            .OfType<TypeRef>()
            .ToDictionary(type => type.Name, StringComparer.Ordinal);
        return new(
            client,
            "AtlasJson",
            all.Values.Where(type => type.Form is not (TypeForm.Enum or TypeForm.IntegerEnum))
                .ToEquatableArray(),
            all.Values.Where(type => type.Form is TypeForm.Enum).ToEquatableArray(),
            all.Values.Where(type => type.Form is TypeForm.IntegerEnum).ToEquatableArray(),
            Roots(
                    types,
                    tags.SelectMany(tag => tag.Operations.Concat(tag.Reads)).SelectMany(Passed)
                )
                .Append(error)
                .Distinct()
                .Where(all.ContainsKey)
                .OrderBy(name => name, StringComparer.Ordinal)
                .ToEquatableArray()
        );
    }

    private static TypeRef? Reference(SourceShape type) =>
        type switch
        {
            RecordShape => new(TypeForm.Record, type.Name),
            UntaggedUnionShape => new(TypeForm.Choice, type.Name),
            UnionShape { IsInterface: true } => new(TypeForm.UnionInterface, type.Name),
            UnionShape => new(TypeForm.Union, type.Name),
            EnumShape => new(TypeForm.Enum, type.Name),
            IntegerEnumShape => new(TypeForm.IntegerEnum, type.Name),
            _ => null,
        };

    /// <summary>Returns the types that a method takes as a body or returns, and the items of its pages.</summary>
    private static IEnumerable<TypeRef> Passed(OperationShape operation) =>
        operation
            .Parameters.Where(parameter => parameter.Place is ParameterPlace.Body)
            .Select(parameter => parameter.Type)
            .Append(operation.Result)
            .Append(operation.Enumeration?.Item)
            .OfType<TypeRef>();

    /// <summary>Returns the names of types, of their items, and of the types of a union.</summary>
    private static HashSet<string> Roots(
        IReadOnlyList<SourceShape> types,
        IEnumerable<TypeRef> passed
    )
    {
        var shapes = types.ToDictionary(type => type.Name, StringComparer.Ordinal);
        var roots = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<TypeRef>(passed);
        while (open.Count > 0)
        {
            var type = open.Pop();
            if (type.Item is { } item)
            {
                open.Push(item);
            }
            else if (roots.Add(type.Name) && shapes.TryGetValue(type.Name, out var shape))
            {
                foreach (var one in shape.Alternatives())
                {
                    open.Push(one);
                }
            }
        }

        return roots;
    }
}
