using System.ComponentModel;

namespace AtlasGen.Runtime;

/// <summary>How the value of one member of a form is written, if not as a form of HTML does it.</summary>
/// <param name="Name">The name of the member.</param>
/// <param name="Style">How its value is written.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct AtlasFormMember(string Name, AtlasFormStyle Style);

/// <summary>How a list or an object in a form is written (OpenAPI 3.0.3, Encoding Object). A single value looks the same in all of them, except as JSON.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum AtlasFormStyle
{
    /// <summary>As one text, with commas: <c>colors=red,blue</c>, and of an object <c>size=width,5,height,7</c>.</summary>
    Commas,

    /// <summary>The same with spaces.</summary>
    Spaces,

    /// <summary>The same with bars.</summary>
    Bars,

    /// <summary>An object as a pair for each of its members: <c>width=5&amp;height=7</c>.</summary>
    Members,

    /// <summary>As pairs for each single value at any depth: <c>size[width]=5&amp;colors[0]=red</c>.</summary>
    DeepMembers,

    /// <summary>As JSON.</summary>
    Json,
}
