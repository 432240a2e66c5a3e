namespace AtlasGen.Generator.Shapes;

/// <summary>What a schema becomes.</summary>
internal enum TypeForm
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
/// <param name="Form">What it is.</param>
/// <param name="Name">The name of a record or an enum.</param>
/// <param name="Item">The type of a list's items or a map's values.</param>
/// <param name="IsNullable">As an item: whether it may be null.</param>
internal sealed record TypeRef(
    TypeForm Form,
    string Name = "",
    TypeRef? Item = null,
    bool IsNullable = false
)
{
    /// <summary>Whether it reads and writes itself, so that its name alone says how that is done.</summary>
    public bool IsCodec => Form is TypeForm.Record or TypeForm.Union or TypeForm.Choice;

    public bool IsValueType =>
        Form
            is TypeForm.Boolean
                or TypeForm.Int32
                or TypeForm.Int64
                or TypeForm.UInt64
                or TypeForm.Double
                or TypeForm.Single
                or TypeForm.DateTime
                or TypeForm.Date
                or TypeForm.Uuid
                or TypeForm.Element
                or TypeForm.Enum
                or TypeForm.IntegerEnum;

    /// <summary>Whether <c>==</c> compares its values; that of lists and maps compares references.</summary>
    public bool HasValueEquality =>
        Form
            is not (
                TypeForm.List
                or TypeForm.Map
                or TypeForm.Element
                or TypeForm.Bytes
                or TypeForm.UnionInterface
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
        Form
            is not (
                TypeForm.List
                or TypeForm.Map
                or TypeForm.Element
                or TypeForm.Bytes
                or TypeForm.Record
                or TypeForm.Union
                or TypeForm.UnionInterface
                or TypeForm.Choice
            );

    /// <summary>What it is called in the name of a member: <c>LinkList</c>.</summary>
    public string Word =>
        Form switch
        {
            TypeForm.List => Item!.Word + "List",
            TypeForm.Map => Item!.Word + "Map",
            TypeForm.Element => "Json",
            TypeForm.Date => "DateOnly",
            TypeForm.DateTime => "DateTimeOffset",
            TypeForm.Uuid => "Guid",
            _ when Name.Length > 0 => Name,
            _ => Form.ToString(),
        };
}
