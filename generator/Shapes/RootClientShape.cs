using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The root client, which gives access to the clients of the tags.</summary>
/// <param name="ServerUrl">The server to use if the user sets none; empty if the user must set one.</param>
/// <param name="IsOpen">Whether credentials are optional, because the document declares no security scheme that requires them.</param>
/// <param name="Tags">The clients of the tags, sorted by name.</param>
internal sealed record RootClientShape(
    ClientSettings Client,
    string Name,
    string ServerUrl,
    bool IsOpen,
    EquatableArray<TagShape> Tags
) : SourceShape(Client, Name);
