using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The JSON metadata of all generated types.</summary>
/// <param name="Models">The records and unions.</param>
/// <param name="Enums">The open enums.</param>
/// <param name="IntegerEnums">The open enums of integers.</param>
/// <param name="Roots">The types that methods take as a body or return, and that of errors, which users serialize alone.</param>
internal sealed record JsonShape(
    ClientSettings Client,
    string Name,
    EquatableArray<TypeRef> Models,
    EquatableArray<TypeRef> Enums,
    EquatableArray<TypeRef> IntegerEnums,
    EquatableArray<string> Roots
) : SourceShape(Client, Name);
