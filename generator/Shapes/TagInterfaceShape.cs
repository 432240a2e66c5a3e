using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The interface of the client of one tag.</summary>
internal sealed record TagInterfaceShape(
    ClientSettings Client,
    string Name,
    TagShape Tag,
    EquatableArray<OperationShape> Operations
) : SourceShape(Client, Name);
