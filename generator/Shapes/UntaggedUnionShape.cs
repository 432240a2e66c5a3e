using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>
/// One of several types without a discriminator. The JSON is kept and read as the type that the caller chooses.
/// </summary>
/// <param name="Doc">The document's description of the union.</param>
/// <param name="Cases">The types.</param>
/// <param name="IsFree">Whether the value can also be any other JSON.</param>
/// <param name="ReadOnlyNames">
/// The read-only properties, which a body omits at its root if the JSON came from a response.
/// </param>
internal sealed record UntaggedUnionShape(
    ClientSettings Client,
    string Name,
    DocText Doc,
    EquatableArray<UntaggedCaseShape> Cases,
    bool IsFree,
    EquatableArray<string> ReadOnlyNames
) : SourceShape(Client, Name)
{
    /// <summary>Gets the properties that all types have.</summary>
    public EquatableArray<MemberShape> Members { get; init; }

    /// <summary>Gets the JSON name of the property whose values identify types; empty if there is none.</summary>
    public string KindName { get; init; } = "";

    /// <summary>Gets the types that a value can be tested for.</summary>
    public IEnumerable<UntaggedCaseShape> Tested =>
        Cases.Where(one => KindName.Length == 0 || one.Values.Count > 0);
}

/// <summary>A type of an untagged union.</summary>
/// <param name="Name">The name of the method that reads the type, such as <c>AsLink</c>.</param>
/// <param name="Type">The type.</param>
internal sealed record UntaggedCaseShape(string Name, TypeRef Type)
{
    /// <summary>
    /// Gets the values that identify the type; none if the document does not identify it.
    /// </summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>Gets the name of the method that tests for the type, such as <c>TryAsLink</c>.</summary>
    public string TryName => "Try" + Name;

    /// <summary>
    /// Gets a value that indicates whether values convert implicitly to the union. C# does not allow implicit
    /// conversions from interfaces.
    /// </summary>
    public bool Converts =>
        Type.Form is not (TypeForm.List or TypeForm.Map or TypeForm.UnionInterface);
}
