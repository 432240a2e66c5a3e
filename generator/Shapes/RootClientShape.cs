using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The root client, which gives access to the clients of the tags.</summary>
/// <param name="ServerUrl">The server to use if the user sets none; empty if the user must set one.</param>
/// <param name="IsOpen">Whether credentials are optional, because the document declares no security scheme that requires them.</param>
/// <param name="Schemes">The security schemes that credentials support; those of Atlas if it is <see langword="null"/>.</param>
/// <param name="Tags">The clients of the tags, sorted by name.</param>
internal sealed record RootClientShape(
    ClientSettings Client,
    string Name,
    string ServerUrl,
    bool IsOpen,
    EquatableArray<CredentialScheme>? Schemes,
    EquatableArray<TagShape> Tags
) : SourceShape(Client, Name);

/// <summary>A security scheme that credentials support.</summary>
/// <param name="Kind">The member of the runtime that describes it.</param>
/// <param name="Detail">The header or the token endpoint; empty if the kind has none.</param>
internal sealed record CredentialScheme(string Kind, string Detail);
