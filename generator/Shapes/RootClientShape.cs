using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The root client, which gives access to the clients of the tags.</summary>
/// <param name="ServerUrl">The server to use if the user sets none; empty if the user must set one.</param>
/// <param name="IsOpen">Whether the document declares no security scheme, so that credentials are optional.</param>
/// <param name="Tags">The clients of the tags, sorted by name.</param>
internal sealed record RootClientShape(
    ClientSettings Client,
    string Name,
    string ServerUrl,
    bool IsOpen,
    EquatableArray<TagShape> Tags
) : SourceShape(Client, Name);
