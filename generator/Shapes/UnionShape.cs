using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>One of several objects, told apart by a discriminator: an abstract record, or an interface.</summary>
/// <param name="Doc">What the document says of it.</param>
/// <param name="IsInterface">Whether it is an interface, since a type of it is a kind of something else too.</param>
/// <param name="Discriminator">The name of the member in JSON that tells the types apart.</param>
/// <param name="Cases">The types, each with the values that mean it.</param>
/// <param name="Unknown">The record for all other values.</param>
/// <param name="Members">What all types have in common.</param>
/// <param name="Interfaces">The unions of which it is a kind itself.</param>
internal sealed record UnionShape(
    ClientSettings Client,
    string Name,
    DocText Doc,
    bool IsInterface,
    string Discriminator,
    EquatableArray<UnionCaseShape> Cases,
    string Unknown,
    EquatableArray<MemberShape> Members,
    EquatableArray<string> Interfaces
) : SourceShape(Client, Name);

/// <summary>One type of a union.</summary>
/// <param name="Values">The discriminator's values that mean it.</param>
/// <param name="Type">The type.</param>
internal sealed record UnionCaseShape(EquatableArray<string> Values, TypeRef Type);

/// <summary>One of several types that nothing tells apart: the JSON is kept, and read as the type that the caller knows it to be.</summary>
/// <param name="Doc">What the document says of it.</param>
/// <param name="Cases">The types.</param>
/// <param name="IsFree">Whether it may be JSON of any kind, too.</param>
/// <param name="ReadOnlyNames">The read-only properties, which the root of a body omits from JSON that was read.</param>
internal sealed record ChoiceShape(
    ClientSettings Client,
    string Name,
    DocText Doc,
    EquatableArray<ChoiceCaseShape> Cases,
    bool IsFree,
    EquatableArray<string> ReadOnlyNames
) : SourceShape(Client, Name);

/// <summary>One type of a choice.</summary>
/// <param name="Name">The name of the method that reads it: <c>AsLink</c>.</param>
/// <param name="Type">The type.</param>
internal sealed record ChoiceCaseShape(string Name, TypeRef Type)
{
    /// <summary>Whether a value converts to the choice by itself; C# knows no conversion from an interface.</summary>
    public bool Converts =>
        Type.Form is not (TypeForm.List or TypeForm.Map or TypeForm.UnionInterface);
}
