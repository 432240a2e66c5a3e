using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>One of several types that nothing tells apart: the JSON is kept, and read as the type that the caller knows it to be.</summary>
/// <param name="Doc">What the document says of it.</param>
/// <param name="Cases">The types.</param>
/// <param name="IsFree">Whether it may be JSON of any kind, too.</param>
/// <param name="ReadOnlyNames">The read-only properties, which the root of a body omits from JSON that was read.</param>
internal sealed record UntaggedUnionShape(
    ClientSettings Client,
    string Name,
    DocText Doc,
    EquatableArray<UntaggedCaseShape> Cases,
    bool IsFree,
    EquatableArray<string> ReadOnlyNames
) : SourceShape(Client, Name);

/// <summary>One type of a choice.</summary>
/// <param name="Name">The name of the method that reads it: <c>AsLink</c>.</param>
/// <param name="Type">The type.</param>
internal sealed record UntaggedCaseShape(string Name, TypeRef Type)
{
    /// <summary>Whether a value converts to the choice by itself; C# knows no conversion from an interface.</summary>
    public bool Converts =>
        Type.Form is not (TypeForm.List or TypeForm.Map or TypeForm.UnionInterface);
}
