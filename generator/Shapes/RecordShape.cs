using AtlasGen.Generator.Docs;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>A record: an object schema with properties.</summary>
/// <param name="Doc">What the document says of it.</param>
/// <param name="Members">Its properties, in the order of the document.</param>
/// <param name="Base">The abstract record of which it is a kind; empty when there is none.</param>
/// <param name="Interfaces">The unions of which it is a kind, where those are interfaces.</param>
internal sealed record RecordShape(
    ClientSettings Client,
    string Name,
    DocText Doc,
    EquatableArray<MemberShape> Members,
    string Base,
    EquatableArray<string> Interfaces
) : SourceShape(Client, Name), IRecordValues
{
    public bool HasBase => Base.Length > 0;

    public bool HasRemainder => true;

    public bool HasRequired => Members.Any(member => member.IsRequired);
}

/// <summary>How a property is declared.</summary>
internal enum MemberRole
{
    /// <summary>Not required: nullable, and left out of JSON when null.</summary>
    Optional,

    /// <summary>Not required, and <c>nullable</c>: absent and null differ.</summary>
    OptionalNullable,

    /// <summary>Required of whoever makes the object.</summary>
    Required,

    /// <summary>Required, and may be null.</summary>
    RequiredNullable,

    /// <summary>Required, and nobody must set it: only the server does, or it has a value of its own.</summary>
    Guaranteed,
}

/// <summary>A property.</summary>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Name">The name of the C# property.</param>
/// <param name="LocalName">The name of the local variable that it is read into.</param>
/// <param name="Type">Its type, without regard to null.</param>
/// <param name="Kind">How it is declared.</param>
/// <param name="IsReadOnly">The document calls it read-only; a discriminator never is.</param>
/// <param name="IsWriteOnly">The server never sends it.</param>
/// <param name="IsSecret">Its value is never printed.</param>
/// <param name="Deprecation">What a caller must know of its end; empty if the document does not deprecate it.</param>
/// <param name="Default">What it is when nobody sets it: the one value that tells a record of this type; empty for any other member.</param>
/// <param name="IsOverride">The abstract record that the record is a kind of declares it.</param>
/// <param name="Doc">What the document says of it.</param>
internal sealed record MemberShape(
    string JsonName,
    string Name,
    string LocalName,
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
    /// <summary>Whether it is a read-only property of a body's root: it is sent only when the caller assigned it.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>Whether who makes the record must set it.</summary>
    public bool IsRequired => Kind is MemberRole.Required or MemberRole.RequiredNullable;

    public bool HasDefault => Default.Length > 0;

    /// <summary>Whether it remembers that it was set, since null may be sent, and differs from nothing.</summary>
    public bool IsTracked => Kind is MemberRole.OptionalNullable or MemberRole.RequiredNullable;

    /// <summary>Whether its getter may throw: what is read may lack it, whatever the document requires.</summary>
    public bool IsBacked => !IsNullable;

    /// <summary>Whether its <c>init</c> accessor remembers that it was assigned.</summary>
    public bool IsNoted => IsTracked || IsWithheld;

    /// <summary>Whether the record's own code goes by its field, and not by its property.</summary>
    public bool HasField => IsNoted || IsBacked;

    /// <summary>Whether the C# property is nullable.</summary>
    public bool IsNullable => Kind is not (MemberRole.Required or MemberRole.Guaranteed);

    /// <summary>Whether another member looks the same to whoever uses the record.</summary>
    public bool LooksAs(MemberShape other) =>
        JsonName == other.JsonName
        && Name == other.Name
        && Type == other.Type
        && IsNullable == other.IsNullable
        && IsRequired == other.IsRequired
        && IsDeprecated == other.IsDeprecated;

    /// <summary>What a build says where it is used; empty for what must be set, which nobody can avoid.</summary>
    public string ObsoleteText =>
        IsDeprecated && !IsRequired ? ObsoleteMessage.Of(Deprecation) : "";

    private bool IsDeprecated => Deprecation.Length > 0;
}
