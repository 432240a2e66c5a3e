using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>A parameter of a method, or a member of a query parameter record.</summary>
/// <param name="WireName">The name in the request.</param>
/// <param name="Name">The name of the C# parameter or property.</param>
/// <param name="Type">The type, without nullability.</param>
/// <param name="Place">The place of the parameter in the request.</param>
/// <param name="Style">How the value is serialized.</param>
/// <param name="IsRequired">Whether the caller must pass a value.</param>
/// <param name="Doc">The document's description of the parameter, on one line.</param>
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
    /// <summary>Gets the default in the document if it is an integer or a Boolean; empty otherwise.</summary>
    public string Default { get; init; } = "";

    /// <summary>Gets the maximum in the document if it is an integer; empty otherwise.</summary>
    public string Maximum { get; init; } = "";

    /// <summary>Gets the members of a form that are not serialized like an HTML form.</summary>
    public EquatableArray<FormMember> FormMembers { get; init; }

    /// <summary>Gets a value that indicates whether the value is personal data, which must not be printed.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Gets the deprecation text for callers; empty if the parameter is not deprecated.</summary>
    public string Deprecation { get; init; } = "";

    /// <summary>
    /// Gets the message of the compiler warning for callers; empty if the parameter is not deprecated.
    /// </summary>
    public string ObsoleteText => ObsoleteMessage.Of(Deprecation);

    public bool IsInPath => Place is ParameterPlace.Path;

    // A query cannot contain null.
    public bool IsTracked => false;

    public bool IsWithheld => false;

    public bool MustBeSent => false;
}

/// <summary>A member of a form and its serialization.</summary>
internal sealed record FormMember(string Name, ParameterFormat Style);
