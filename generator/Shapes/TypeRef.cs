namespace AtlasGen.Generator.Shapes;

/// <summary>What a schema becomes.</summary>
internal enum TypeKind
{
    String,
    Boolean,
    Int32,
    Int64,
    Double,
    Single,
    DateTime,
    Date,
    Uuid,
    Bytes,

    /// <summary>JSON of any kind, kept as it came.</summary>
    Element,
    Record,
    Enum,
    List,
    Map,
}

/// <summary>The type of a member, a parameter, a body or a result.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name of a record or an enum.</param>
/// <param name="Item">The type of a list's items or a map's values.</param>
internal sealed record TypeRef(TypeKind Kind, string Name = "", TypeRef? Item = null)
{
    public bool IsValueType =>
        Kind
            is TypeKind.Boolean
                or TypeKind.Int32
                or TypeKind.Int64
                or TypeKind.Double
                or TypeKind.Single
                or TypeKind.DateTime
                or TypeKind.Date
                or TypeKind.Uuid
                or TypeKind.Element
                or TypeKind.Enum;

    /// <summary>Whether <c>==</c> compares its values; that of lists and maps compares references.</summary>
    public bool HasValueEquality =>
        Kind is not (TypeKind.List or TypeKind.Map or TypeKind.Element or TypeKind.Bytes);

    /// <summary>Whether it can stand in a path, a query or a header as one text.</summary>
    public bool IsScalar =>
        Kind
            is not (
                TypeKind.List
                or TypeKind.Map
                or TypeKind.Element
                or TypeKind.Bytes
                or TypeKind.Record
            );
}
