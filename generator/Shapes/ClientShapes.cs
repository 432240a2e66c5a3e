using AtlasGen.Generator.Docs;
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

/// <summary>The interface of the root client.</summary>
internal sealed record RootInterfaceShape(
    ClientSettings Client,
    string Name,
    EquatableArray<TagShape> Tags
) : SourceShape(Client, Name);

/// <summary>A tag, as a property of the root client.</summary>
/// <param name="PropertyName">The name of the property.</param>
/// <param name="ClientName">The name of the client class.</param>
/// <param name="InterfaceName">The name of its interface.</param>
/// <param name="Doc">What the document says of the tag.</param>
internal sealed record TagShape(
    string PropertyName,
    string ClientName,
    string InterfaceName,
    DocText Doc
);

/// <summary>The client of one tag.</summary>
internal sealed record TagClientShape(
    ClientSettings Client,
    string Name,
    TagShape Tag,
    EquatableArray<OperationShape> Operations
) : SourceShape(Client, Name);

/// <summary>The interface of the client of one tag.</summary>
internal sealed record TagInterfaceShape(
    ClientSettings Client,
    string Name,
    TagShape Tag,
    EquatableArray<OperationShape> Operations
) : SourceShape(Client, Name);

/// <summary>The JSON metadata of all generated types.</summary>
/// <param name="Models">The records and unions.</param>
/// <param name="Enums">The open enums.</param>
/// <param name="IntegerEnums">The open enums over integers.</param>
internal sealed record JsonShape(
    ClientSettings Client,
    string Name,
    EquatableArray<TypeRef> Models,
    EquatableArray<TypeRef> Enums,
    EquatableArray<TypeRef> IntegerEnums
) : SourceShape(Client, Name)
{
    public IEnumerable<string> Names =>
        Models.Concat(Enums).Concat(IntegerEnums).Select(type => type.Name);
}
