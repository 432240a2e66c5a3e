using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The client of one tag.</summary>
internal sealed record TagClientShape(
    ClientSettings Client,
    string Name,
    TagShape Tag,
    EquatableArray<OperationShape> Operations
) : SourceShape(Client, Name);
