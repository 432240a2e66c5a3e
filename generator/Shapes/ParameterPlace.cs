namespace AtlasGen.Generator.Shapes;

/// <summary>Specifies the place of a parameter in the request.</summary>
internal enum ParameterPlace
{
    Path,
    Query,
    Header,

    /// <summary>The query parameter that changes how the response is read.</summary>
    Envelope,
    Body,

    /// <summary>The record of the optional query parameters.</summary>
    QueryRecord,
}
