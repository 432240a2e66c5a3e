using AtlasGen.Generator.Shapes;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>
/// Marks the types that can be the root of a request body. Roots omit read-only properties that came from a response.
/// </summary>
/// <remarks>
/// Depth decides, not the type: a record can be a root in one body and nested in another. Each item of a list is a
/// root.
/// </remarks>
/// <param name="types">All types of the client.</param>
internal sealed class WithheldMembers(IReadOnlyList<SourceShape> types)
{
    private const string Remark =
        "This property is read-only: a value that the server returned is not sent back.";

    private readonly ReachedTypes _reached = new(types);

    /// <summary>Returns the types, with the roots marked.</summary>
    /// <param name="operations">The operations.</param>
    public List<SourceShape> Mark(IEnumerable<OperationShape> operations)
    {
        var bodies = operations
            .SelectMany(operation => operation.Parameters)
            .Where(parameter => parameter.Place is ParameterPlace.Body)
            .Select(parameter => parameter.Type);
        var roots = _reached.From(bodies);
        return [.. types.Select(type => roots.Contains(type.Name) ? Root(type) : type)];
    }

    private SourceShape Root(SourceShape type) =>
        type switch
        {
            RecordShape record => record with { Members = Withheld(record.Members) },
            UnionShape union => union with { Members = Withheld(union.Members) },
            UntaggedUnionShape choice => choice with { ReadOnlyNames = ReadOnlyNames(choice) },
            _ => type,
        };

    private static EquatableArray<MemberShape> Withheld(EquatableArray<MemberShape> members) =>
        members
            .Select(member =>
                member.IsReadOnly
                    ? member with
                    {
                        IsWithheld = true,
                        Doc = member.Doc.And(Remark),
                    }
                    : member
            )
            .ToEquatableArray();

    /// <summary>
    /// Returns the properties that are read-only in every record that declares them, because the actual type of the
    /// JSON is unknown.
    /// </summary>
    private EquatableArray<string> ReadOnlyNames(UntaggedUnionShape choice) =>
        choice.IsFree
            ? default
            : _reached
                .RecordsFrom(choice.Cases.Select(one => one.Type))
                .SelectMany(record => record.Members)
                .GroupBy(member => member.JsonName, StringComparer.Ordinal)
                .Where(declared => declared.All(member => member.IsReadOnly))
                .Select(declared => declared.Key)
                .OrderBy(name => name, StringComparer.Ordinal)
                .ToEquatableArray();
}
