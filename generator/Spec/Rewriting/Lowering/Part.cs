namespace AtlasGen.Generator.Spec.Rewriting.Lowering;

/// <summary>Specifies which object of OpenAPI 3.1 or 3.2 a node is.</summary>
/// <remarks>
/// A <see cref="Places.Place"/> describes OpenAPI 3.0 and does not distinguish objects whose keywords have the same
/// meaning. Here, they differ: <c>summary</c> of a response is new, and <c>summary</c> of an operation is not.
/// </remarks>
internal enum Part : byte
{
    /// <summary>An object whose parts are the same in OpenAPI 3.0, text, or data.</summary>
    Other,
    Document,
    Components,
    PathItem,
    Operation,
    Parameter,
    Header,
    RequestBody,
    Response,
    MediaType,
    Encoding,
    Example,
    Link,
    Callback,
    Server,
    Schema,
    Discriminator,
    Xml,
}
