namespace AtlasGen.Generator.Spec.Places;

/// <summary>
/// Specifies what a node of a document is (OpenAPI 3.0.3, section 4.7): whether its keys are keywords or names, and
/// whether it is data.
/// </summary>
/// <remarks>
/// A key alone does not decide: <c>example</c> is a keyword of a schema, and a name in its <c>properties</c>. The place
/// of a node follows from the keys on the way to it. A list has the place of its items.
/// </remarks>
internal enum Place : byte
{
    /// <summary>An object with keywords, such as an operation, or the text of such a keyword.</summary>
    Object,
    Schema,
    Components,
    Example,
    Link,

    /// <summary>Names of objects, such as the media types of <c>content</c>.</summary>
    ObjectMap,
    SchemaMap,
    ExampleMap,
    LinkMap,
    CallbackMap,

    /// <summary>Names of objects, and extensions: paths, responses, and the expressions of a callback.</summary>
    ExtensibleMap,

    /// <summary>Names of texts: scopes, or the mapping of a discriminator.</summary>
    TextMap,

    /// <summary>Names of lists of texts: a security requirement.</summary>
    TextListMap,

    /// <summary>A value that is not part of the API description, such as an example.</summary>
    Data,
}
