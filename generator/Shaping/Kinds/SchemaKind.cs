namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>Specifies what a schema becomes. The kinds distinguish what needs a name.</summary>
internal enum SchemaKind
{
    /// <summary>Not a named type: a scalar, a list, a map, or any JSON.</summary>
    Plain,

    /// <summary>An alias for the one schema that it composes.</summary>
    Alias,

    /// <summary>One of several scalars of the same type; it becomes that type.</summary>
    Scalar,

    /// <summary>An open enum of strings.</summary>
    Enum,

    /// <summary>An open enum of integers.</summary>
    IntegerEnum,

    /// <summary>An object with its own properties.</summary>
    Record,

    /// <summary>One of several objects, distinguished by a discriminator.</summary>
    Union,

    /// <summary>One of several schemas without a discriminator.</summary>
    Choice,

    /// <summary>A union or choice of too many schemas or discriminator values; it becomes any JSON.</summary>
    TooLarge,
}
