using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>A record, which is an object schema with properties.</summary>
/// <param name="Doc">The document's description of the object.</param>
/// <param name="Members">The properties, in the order of the document.</param>
/// <param name="Base">The abstract base record; empty if there is none.</param>
/// <param name="Interfaces">The union interfaces that the record implements.</param>
internal sealed record RecordShape(
    ClientSettings Client,
    string Name,
    DocText Doc,
    EquatableArray<MemberShape> Members,
    string Base,
    EquatableArray<string> Interfaces
) : SourceShape(Client, Name), IRecordValues
{
    /// <summary>
    /// Gets a value that indicates whether callers can send only the changes, because the record is the body of a PATCH
    /// and a GET returns it.
    /// </summary>
    public bool HasChanges { get; init; }

    public bool HasBase => Base.Length > 0;

    public bool HasRemainder => true;

    public bool HasTracked => Members.Any(member => member.IsTracked);

    public bool HasWithheld => Members.Any(member => member.IsWithheld);

    public bool HasDefault => Members.Any(member => member.HasDefault);

    public bool HasRequired => Members.Any(member => member.IsRequired);
}

/// <summary>A property of a record.</summary>
/// <param name="JsonName">The name in JSON.</param>
/// <param name="Name">The name of the C# property.</param>
/// <param name="Type">The type, without nullability.</param>
/// <param name="Kind">How the property is declared.</param>
/// <param name="IsReadOnly">
/// Whether the document declares the property as read-only; always false for a discriminator.
/// </param>
/// <param name="IsWriteOnly">Whether the server never sends the property.</param>
/// <param name="IsSecret">Whether the value must not be printed.</param>
/// <param name="Deprecation">The deprecation text for callers; empty if the property is not deprecated.</param>
/// <param name="Default">
/// The initial value, which is the only value that identifies the record's type; empty for most members.
/// </param>
/// <param name="IsOverride">Whether the record's abstract base record declares the property.</param>
/// <param name="Doc">The document's description of the property.</param>
internal sealed record MemberShape(
    string JsonName,
    string Name,
    TypeRef Type,
    MemberRole Kind,
    bool IsReadOnly,
    bool IsWriteOnly,
    bool IsSecret,
    string Deprecation,
    string Default,
    bool IsOverride,
    DocText Doc
) : IRecordMember
{
    /// <summary>
    /// Gets a value that indicates whether the property is a read-only property of a body's root, which is sent only if
    /// the caller assigned it.
    /// </summary>
    public bool IsWithheld { get; init; }

    /// <summary>
    /// Gets a value that indicates whether every body must contain the property, because the document requires it or it
    /// identifies the type.
    /// </summary>
    public bool MustBeSent { get; init; }

    /// <summary>Gets a value that indicates whether the caller must set the property.</summary>
    public bool IsRequired => Kind is MemberRole.Required or MemberRole.RequiredNullable;

    public bool HasDefault => Default.Length > 0;

    /// <summary>
    /// Gets a value that indicates whether the property tracks assignments, because sending null differs from omitting
    /// the property.
    /// </summary>
    public bool IsTracked => Kind is MemberRole.OptionalNullable or MemberRole.RequiredNullable;

    /// <summary>
    /// Gets a value that indicates whether the getter can throw, because a response may omit the property although the
    /// document requires it.
    /// </summary>
    public bool IsBacked => !IsNullable;

    /// <summary>Gets a value that indicates whether the <c>init</c> accessor tracks assignments.</summary>
    public bool IsNoted => IsTracked || IsWithheld;

    string IRecordMember.WireName => JsonName;

    /// <summary>Gets a value that indicates whether the C# property is nullable.</summary>
    public bool IsNullable => Kind is not (MemberRole.Required or MemberRole.Guaranteed);

    /// <summary>Returns whether another member looks the same to users of the record.</summary>
    public bool LooksAs(MemberShape other) =>
        JsonName == other.JsonName
        && Name == other.Name
        && Type == other.Type
        && IsNullable == other.IsNullable
        && IsRequired == other.IsRequired
        && IsDeprecated == other.IsDeprecated;

    /// <summary>
    /// Gets the message of the compiler warning; empty if the property must be set, because callers could not avoid the
    /// warning.
    /// </summary>
    public string ObsoleteText =>
        IsDeprecated && !IsRequired ? ObsoleteMessage.Of(Deprecation) : "";

    private bool IsDeprecated => Deprecation.Length > 0;
}
