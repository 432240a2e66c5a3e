using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>A union of objects with a discriminator, which becomes an abstract record or an interface.</summary>
/// <param name="Doc">The document's description of the union.</param>
/// <param name="IsInterface">
/// Whether the union is an interface, because one of its types also belongs to something else.
/// </param>
/// <param name="Discriminator">The JSON name of the discriminator.</param>
/// <param name="Cases">The types, each with its discriminator values.</param>
/// <param name="Unknown">The record for all other discriminator values.</param>
/// <param name="Members">The members that all types have in common.</param>
/// <param name="Interfaces">The unions that this union belongs to.</param>
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

/// <summary>A type of a union.</summary>
/// <param name="Values">The discriminator values for the type.</param>
/// <param name="Type">The type.</param>
internal sealed record UnionCaseShape(EquatableArray<string> Values, TypeRef Type);
