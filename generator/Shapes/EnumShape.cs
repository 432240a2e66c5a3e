using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>An open enum: the values that the document lists, and any other value that the server sends.</summary>
/// <param name="Doc">The document's description of the enum.</param>
/// <param name="Values">The listed values, in the order of the document.</param>
internal sealed record EnumShape(
    ClientSettings Client,
    string Name,
    DocText Doc,
    EquatableArray<EnumValueShape> Values
) : SourceShape(Client, Name)
{
    /// <summary>Gets a value that indicates whether the document lists all values.</summary>
    public bool IsClosed { get; init; }
}

/// <summary>An open enum of integers.</summary>
/// <param name="Doc">The document's description of the enum.</param>
/// <param name="Values">The listed values, in the order of the document.</param>
internal sealed record IntegerEnumShape(
    ClientSettings Client,
    string Name,
    DocText Doc,
    EquatableArray<EnumValueShape> Values
) : SourceShape(Client, Name);

/// <summary>A listed value of an enum.</summary>
/// <param name="Name">The name of the C# members.</param>
/// <param name="Value">The value on the wire.</param>
internal sealed record EnumValueShape(string Name, string Value);
