using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Specifies how the items of a stream are written in the body of a response.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum AtlasStreamFormat
{
    /// <summary>One JSON value per line.</summary>
    JsonLines,

    /// <summary>One text per line, which can be a JSON string.</summary>
    TextLines,

    /// <summary>Server-sent events, of which an item is the JSON in <c>data</c>.</summary>
    EventData,

    /// <summary>Server-sent events, of which an item is the text in <c>data</c>.</summary>
    EventText,

    /// <summary>Server-sent events, of which an item is an object with the fields of the event. <c>data</c> is JSON.</summary>
    Events,

    /// <summary>Server-sent events, of which an item is an object with the fields of the event. <c>data</c> is text.</summary>
    TextEvents,
}
