using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>Specifies the style of a form member whose value is not written as in an HTML form.</summary>
/// <param name="Name">The name of the member.</param>
/// <param name="Style">The style of its value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct AtlasFormMember(string Name, AtlasFormStyle Style);

/// <summary>
/// Specifies how a list or an object in a form is written (OpenAPI 3.0.3, Encoding Object). A single value is the same in every
/// style except JSON.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum AtlasFormStyle
{
    /// <summary>The items in one value, separated by commas: <c>colors=red,blue</c>, or for an object <c>size=width,5,height,7</c>.</summary>
    Commas,

    /// <summary>The items in one value, separated by spaces.</summary>
    Spaces,

    /// <summary>The items in one value, separated by vertical bars.</summary>
    Bars,

    /// <summary>One pair for each member of an object: <c>width=5&amp;height=7</c>.</summary>
    Members,

    /// <summary>One pair for each single value at any depth: <c>size[width]=5&amp;colors[0]=red</c>.</summary>
    DeepMembers,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>
    /// As in an HTML form, and null as an empty value: <c>color=</c>. This is for required members, because servers read an
    /// empty value as null, and reject a form without the member.
    /// </summary>
    EmptyIfNull,
}
