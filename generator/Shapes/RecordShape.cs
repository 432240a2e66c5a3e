namespace AtlasGen.Generator.Shapes;

/// <summary>A record: an object schema with properties.</summary>
/// <param name="Doc">What the document says of it.</param>
/// <param name="Members">Its properties, in the order of the document.</param>
internal sealed record RecordShape(
    ClientSettings Client,
    string Name,
    DocText Doc,
    EquatableArray<MemberShape> Members
) : SourceShape(Client, Name);

/// <summary>How a property is declared.</summary>
internal enum MemberKind
{
    /// <summary>Not required: nullable, and left out of JSON when null.</summary>
    Optional,

    /// <summary>Not required, and <c>nullable</c>: absent and null differ.</summary>
    OptionalNullable,

    /// <summary>Required of whoever makes the object.</summary>
    Required,

    /// <summary>Required, and may be null.</summary>
    RequiredNullable,

    /// <summary>Required, but only the server sets it: always there in what was read.</summary>
    Guaranteed,
}

/// <summary>A property.</summary>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Name">The name of the C# property.</param>
/// <param name="LocalName">The name of the local variable that it is read into.</param>
/// <param name="Type">Its type, without regard to null.</param>
/// <param name="Kind">How it is declared.</param>
/// <param name="IsReadOnly">Only the server sets it.</param>
/// <param name="IsWriteOnly">The server never sends it.</param>
/// <param name="IsSecret">Its value is never printed.</param>
/// <param name="IsDeprecated">The document deprecates it.</param>
/// <param name="Doc">What the document says of it.</param>
internal sealed record MemberShape(
    string JsonName,
    string Name,
    string LocalName,
    TypeRef Type,
    MemberKind Kind,
    bool IsReadOnly,
    bool IsWriteOnly,
    bool IsSecret,
    bool IsDeprecated,
    DocText Doc
)
{
    public bool IsRequired => Kind is MemberKind.Required or MemberKind.RequiredNullable;

    public bool IsTracked => Kind is MemberKind.OptionalNullable;

    public bool IsGuaranteed => Kind is MemberKind.Guaranteed;

    /// <summary>Whether reading fails without it.</summary>
    public bool MustBeRead => !IsNullable && !IsWriteOnly;

    /// <summary>Whether it is not nullable, and may be absent from what is read all the same.</summary>
    public bool MayBeAbsent => !IsNullable && IsWriteOnly;

    /// <summary>Whether the C# property needs a value of its own, since nobody must set it and it is not nullable.</summary>
    public bool NeedsDefault => IsGuaranteed && !Type.IsValueType;

    /// <summary>Whether null is written when it was set to null.</summary>
    public bool WritesNull => Kind is MemberKind.RequiredNullable;

    /// <summary>Whether the C# property is nullable.</summary>
    public bool IsNullable => Kind is not (MemberKind.Required or MemberKind.Guaranteed);
}
