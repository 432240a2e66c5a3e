using AtlasGen.Generator.Docs;

namespace AtlasGen.Generator.Shapes;

/// <summary>A tag, as a property of the root client.</summary>
/// <param name="PropertyName">The name of the property.</param>
/// <param name="ClientName">The name of the client class.</param>
/// <param name="InterfaceName">The name of its interface.</param>
/// <param name="Doc">The document's description of the tag.</param>
internal sealed record TagShape(
    string PropertyName,
    string ClientName,
    string InterfaceName,
    DocText Doc
);
