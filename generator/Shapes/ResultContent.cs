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

    /// <summary>Items that are read as they arrive, one JSON value per line.</summary>
    JsonLines,

    /// <summary>Items that are read as they arrive, one text per line.</summary>
    TextLines,

    /// <summary>Items that are read as they arrive: the JSON in the data of events.</summary>
    EventData,

    /// <summary>Items that are read as they arrive: the text in the data of events.</summary>
    EventText,

    /// <summary>Items that are read as they arrive: the fields of events, whose data is JSON.</summary>
    Events,

    /// <summary>Items that are read as they arrive: the fields of events, whose data is text.</summary>
    TextEvents,
}
