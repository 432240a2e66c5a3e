namespace AtlasGen.Generator.Shapes;

/// <summary>What a schema becomes.</summary>
internal enum TypeKind
{
    String,
    Boolean,
    Int32,
    Int64,
    UInt64,
    Double,
    Single,
    DateTime,
    Date,
    Uuid,
    Bytes,

    /// <summary>JSON of any kind, kept as it came.</summary>
    Element,
    Record,

    /// <summary>An abstract record with several kinds.</summary>
    Union,

    /// <summary>An interface with several kinds.</summary>
    UnionInterface,

    /// <summary>One of several types that nothing tells apart.</summary>
    Choice,
    Enum,
    IntegerEnum,
    List,
    Map,
}

/// <summary>The type of a member, a parameter, a body or a result.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name of a record or an enum.</param>
/// <param name="Item">The type of a list's items or a map's values.</param>
/// <param name="IsNullable">As an item: whether it may be null.</param>
internal sealed record TypeRef(
    TypeKind Kind,
    string Name = "",
    TypeRef? Item = null,
    bool IsNullable = false
)
{
    /// <summary>Whether it reads and writes itself, so that its name alone says how that is done.</summary>
    public bool IsCodec => Kind is TypeKind.Record or TypeKind.Union or TypeKind.Choice;

    public bool IsValueType =>
        Kind
            is TypeKind.Boolean
                or TypeKind.Int32
                or TypeKind.Int64
                or TypeKind.UInt64
                or TypeKind.Double
                or TypeKind.Single
                or TypeKind.DateTime
                or TypeKind.Date
                or TypeKind.Uuid
                or TypeKind.Element
                or TypeKind.Enum
                or TypeKind.IntegerEnum;

    /// <summary>Whether <c>==</c> compares its values; that of lists and maps compares references.</summary>
    public bool HasValueEquality =>
        Kind
            is not (
                TypeKind.List
                or TypeKind.Map
                or TypeKind.Element
                or TypeKind.Bytes
                or TypeKind.UnionInterface
            );

    /// <summary>The type as overloads tell it: that a reference may be null makes no other.</summary>
    public TypeRef Overload =>
        this with
        {
            Item = Item?.Overload,
            IsNullable = IsNullable && IsValueType,
        };

    /// <summary>Whether it can stand in a path, a query or a header as one text.</summary>
    public bool IsScalar =>
        Kind
            is not (
                TypeKind.List
                or TypeKind.Map
                or TypeKind.Element
                or TypeKind.Bytes
                or TypeKind.Record
                or TypeKind.Union
                or TypeKind.UnionInterface
                or TypeKind.Choice
            );

    /// <summary>What it is called in the name of a member: <c>LinkList</c>.</summary>
    public string Word =>
        Kind switch
        {
            TypeKind.List => Item!.Word + "List",
            TypeKind.Map => Item!.Word + "Map",
            TypeKind.Element => "Json",
            TypeKind.Date => "DateOnly",
            TypeKind.DateTime => "DateTimeOffset",
            TypeKind.Uuid => "Guid",
            _ when Name.Length > 0 => Name,
            _ => Kind.ToString(),
        };
}
