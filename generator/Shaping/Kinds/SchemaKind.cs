namespace AtlasGen.Generator.Shaping.Kinds;

/// <summary>What a schema becomes, as far as it needs a name.</summary>
internal enum SchemaKind
{
    /// <summary>No type of its own: a scalar, a list, a map, free JSON.</summary>
    Plain,

    /// <summary>Another way to write the one schema that it composes.</summary>
    Alias,

    /// <summary>One of several scalars of one type: that type.</summary>
    Scalar,

    /// <summary>An open enum over strings.</summary>
    Enum,

    /// <summary>An open enum over integers.</summary>
    IntegerEnum,

    /// <summary>An object with properties of its own.</summary>
    Record,

    /// <summary>One of several objects, told apart by a discriminator.</summary>
    Union,

    /// <summary>One of several schemas that nothing tells apart.</summary>
    Choice,
}
