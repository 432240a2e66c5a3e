namespace AtlasGen.Generator.Shapes;

/// <summary>Specifies how the response of an operation is read.</summary>
internal enum ResultContent
{
    /// <summary>The response has no content.</summary>
    None,

    /// <summary>A JSON value.</summary>
    Value,

    /// <summary>A JSON value, or no content.</summary>
    OptionalValue,

    /// <summary>Text, which Atlas declares as a JSON string and may send without quotes.</summary>
    Text,

    /// <summary>Text, or no content.</summary>
    OptionalText,

    /// <summary>Bytes, such as an archive or a table.</summary>
    File,
}
