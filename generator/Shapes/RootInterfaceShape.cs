using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The interface of the root client.</summary>
internal sealed record RootInterfaceShape(
    ClientSettings Client,
    string Name,
    EquatableArray<TagShape> Tags
) : SourceShape(Client, Name);
