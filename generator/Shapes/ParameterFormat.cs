namespace AtlasGen.Generator.Shapes;

/// <summary>Specifies how a value is serialized (OpenAPI 3.0.3, Style Values and Media Type Object).</summary>
internal enum ParameterFormat
{
    /// <summary>A single text.</summary>
    Text,

    /// <summary>A list that repeats the name for each item.</summary>
    Repeated,

    /// <summary>A list with commas between its items, or an object with commas between its names and values.</summary>
    Commas,

    /// <summary>A list or an object with spaces as separators.</summary>
    Spaces,

    /// <summary>A list or an object with vertical bars as separators.</summary>
    Bars,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>
    /// An object as one name-value pair for each property; in a header, with commas between the pairs.
    /// </summary>
    Members,

    /// <summary>An object as pairs whose names include that of the parameter: <c>filter[color]</c>.</summary>
    DeepMembers,

    /// <summary>A single text, or an empty text if the value is null.</summary>
    EmptyIfNull,

    /// <summary>Bytes, unchanged.</summary>
    Bytes,

    /// <summary>Named parts that the caller assembles.</summary>
    Multipart,
}
