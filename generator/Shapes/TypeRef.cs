namespace AtlasGen.Generator.Shapes;

/// <summary>Specifies what a schema becomes.</summary>
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

    /// <summary>Any JSON, kept unchanged.</summary>
    Element,
    Record,

    /// <summary>An abstract record with several derived types.</summary>
    Union,

    /// <summary>An interface with several implementing types.</summary>
    UnionInterface,

    /// <summary>One of several types without a discriminator.</summary>
    Choice,
    Enum,
    IntegerEnum,
    List,
    Map,
}

/// <summary>The type of a member, a parameter, a body, or a result.</summary>
/// <param name="Form">What the schema becomes.</param>
/// <param name="Name">The name of a generated type.</param>
/// <param name="Item">The type of a list's items or a map's values.</param>
/// <param name="IsNullable">Whether the type, as an item, can be null.</param>
internal sealed record TypeRef(
    TypeForm Form,
    string Name = "",
    TypeRef? Item = null,
    bool IsNullable = false
)
{
    /// <summary>
    /// Gets a value that indicates whether the type is its own codec, that is, it can read and write itself.
    /// </summary>
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

    /// <summary>Gets the type as overload resolution sees it, without the nullability of reference types.</summary>
    public TypeRef Overload =>
        this with
        {
            Item = Item?.Overload,
            IsNullable = IsNullable && IsValueType,
        };

    /// <summary>
    /// Gets a value that indicates whether a value can be written as one text in a path, a query, or a header.
    /// </summary>
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

    /// <summary>Gets the word for the type in member names, such as <c>LinkList</c>.</summary>
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
