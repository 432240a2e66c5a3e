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
