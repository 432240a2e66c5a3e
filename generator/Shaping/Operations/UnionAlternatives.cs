using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Shaping.Operations;

/// <summary>Finds the types that a value of a union can have.</summary>
internal static class UnionAlternatives
{
    /// <summary>Returns the types of a union, including the one for unknown types; nothing for other types.</summary>
    public static IEnumerable<TypeRef> Alternatives(this SourceShape shape) =>
        shape switch
        {
            UnionShape union => union
                .Cases.Select(one => one.Type)
                .Append(new(TypeForm.Record, union.Unknown)),
            UntaggedUnionShape choice => choice.Cases.Select(one => one.Type),
            _ => [],
        };
}
