using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The root client: the way to the clients of the tags.</summary>
/// <param name="ServerUrl">The server that is called if the user sets none; empty if the user must set one.</param>
/// <param name="Tags">The clients of the tags, by name.</param>
internal sealed record RootClientShape(
    ClientSettings Client,
    string Name,
    string ServerUrl,
    EquatableArray<TagShape> Tags
) : SourceShape(Client, Name);
