namespace AtlasGen.Generator.Shapes;

/// <summary>Specifies how a property is declared.</summary>
internal enum MemberRole
{
    /// <summary>Not required: nullable, and omitted from JSON if null.</summary>
    Optional,

    /// <summary>Not required, but <c>nullable</c>, so absent and null differ.</summary>
    OptionalNullable,

    /// <summary>Required, and set by the caller.</summary>
    Required,

    /// <summary>Required, but can be null.</summary>
    RequiredNullable,

    /// <summary>Required, but not set by the caller, because only the server sets it or it has a fixed value.</summary>
    Guaranteed,
}
