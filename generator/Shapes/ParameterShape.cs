using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>One parameter of a method, or one member of a record of query parameters.</summary>
/// <param name="WireName">Its name in the request.</param>
/// <param name="Name">The name of the C# parameter or property.</param>
/// <param name="Type">Its type, without regard to null.</param>
/// <param name="Place">Where it goes.</param>
/// <param name="Style">How it is written there.</param>
/// <param name="IsRequired">The caller must give it.</param>
/// <param name="Doc">What the document says of it, on one line.</param>
internal sealed record ParameterShape(
    string WireName,
    string Name,
    TypeRef Type,
    ParameterPlace Place,
    ParameterFormat Style,
    bool IsRequired,
    string Doc
) : IRecordMember
{
    /// <summary>The default that the document names, when it is a whole number or a boolean; empty otherwise.</summary>
    public string Default { get; init; } = "";

    /// <summary>The largest value, when it is a whole number that the document names; empty otherwise.</summary>
    public string Maximum { get; init; } = "";

    /// <summary>The members of a form that are written in another way than a form of HTML does it.</summary>
    public EquatableArray<FormMember> FormMembers { get; init; }

    /// <summary>Its value is who a person is, and is never printed.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What a caller must know of its end; empty if the document does not deprecate it.</summary>
    public string Deprecation { get; init; } = "";

    /// <summary>What a build says where it is set; empty if the document does not deprecate it.</summary>
    public string ObsoleteText => ObsoleteMessage.Of(Deprecation);

    public bool IsInPath => Place is ParameterPlace.Path;

    public bool HasField => false;

    // A query knows no null.
    public bool IsTracked => false;
}

/// <summary>A member of a form, and how its value is written.</summary>
internal sealed record FormMember(string Name, ParameterFormat Style);

/// <summary>Where a parameter goes.</summary>
internal enum ParameterPlace
{
    Path,
    Query,
    Header,

    /// <summary>The query parameter that changes how the answer is read.</summary>
    Envelope,
    Body,

    /// <summary>A record of the optional query parameters.</summary>
    QueryRecord,
}

/// <summary>How a value is written (OpenAPI 3.0.3, Style Values and Media Type Object).</summary>
internal enum ParameterFormat
{
    /// <summary>As one text.</summary>
    Text,

    /// <summary>A list: the name again for each item.</summary>
    Repeated,

    /// <summary>A list as one text, with a comma between the items; an object so with its names and values.</summary>
    Commas,

    /// <summary>The same with a space.</summary>
    Spaces,

    /// <summary>The same with a bar.</summary>
    Bars,

    /// <summary>As JSON.</summary>
    Json,

    /// <summary>An object: a pair for each of its members, in a header with commas between them.</summary>
    Members,

    /// <summary>The same, with the name of the parameter in front: <c>filter[color]</c>.</summary>
    DeepMembers,

    /// <summary>Bytes as they come.</summary>
    Bytes,

    /// <summary>Parts with names, which the caller puts together.</summary>
    Multipart,
}
