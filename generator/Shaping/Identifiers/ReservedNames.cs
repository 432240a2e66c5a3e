namespace AtlasGen.Generator.Shaping.Identifiers;

/// <summary>
/// Names that generated members and types cannot have, because generated code or user code already uses them.
/// </summary>
internal static class ReservedNames
{
    /// <summary>Names that the root client already has as members or uses in its own code.</summary>
    public static readonly IReadOnlyList<string> ClientMembers =
    [
        "Api",
        "ArgumentNullException",
        "AtlasApi",
        "AtlasClientOptions",
        "AtlasConnection",
        "AtlasErrors",
        "AtlasRules",
        "Create",
        "Dispose",
        "Equals",
        "Finalize",
        "GetHashCode",
        "GetType",
        "MemberwiseClone",
        "ReferenceEquals",
        "ToString",
    ];

    /// <summary>Names that the class that describes the operations already has as members.</summary>
    public static readonly IReadOnlyList<string> OperationsMembers =
    [
        "Equals",
        "Finalize",
        "GetHashCode",
        "GetType",
        "MemberwiseClone",
        "ReferenceEquals",
        "ToString",
    ];

    /// <summary>Names that a record already has as members or uses in its own code.</summary>
    public static readonly IReadOnlyList<string> RecordMembers =
    [
        "Clone",
        "EqualityContract",
        "Equals",
        "Finalize",
        "GetHashCode",
        "GetType",
        "MemberwiseClone",
        "PrintMembers",
        "ReferenceEquals",
        "ToString",
        "AdditionalProperties",
        "ChangesFrom",
        "JsonRecord",
        "UnionReader",
        "ArgumentNullException",
        "JsonRemainder",
        "SetsRequiredMembers",
        "JsonMode",
        // The nested type of a union interface.
        "Codec",
        "Write",
    ];

    /// <summary>Names that an open enum already has as members or uses in its own code.</summary>
    public static readonly IReadOnlyList<string> EnumMembers =
    [
        "Clone",
        "Equals",
        "Finalize",
        "FromValue",
        "GetHashCode",
        "GetType",
        "MemberwiseClone",
        "PrintMembers",
        "ReferenceEquals",
        "EnumText",
        "ToString",
        "Value",
        "Values",
        "CultureInfo",
    ];

    /// <summary>
    /// Names that a choice, a union without a discriminator, already has as members or uses in its own code.
    /// </summary>
    public static readonly IReadOnlyList<string> ChoiceMembers =
    [
        "Json",
        "JsonChoice",
        "ReadOnlyNames",
    ];

    /// <summary>Names of parameters and locals that client methods use themselves.</summary>
    public static readonly IReadOnlyList<string> Parameters =
    [
        "body",
        "options",
        "cancellationToken",
        "changedValue",
        "pageOptions",
        "pageToGet",
        "pageToken",
        "request",
        "waitToken",
    ];

    /// <summary>
    /// Types that are visible in every user file, that templates name, or whose name is not allowed: a schema
    /// <c>Task</c> becomes <c>TaskModel</c>.
    /// </summary>
    public static readonly IReadOnlyList<string> Types =
    [
        .. ReservedTypes.ImplicitUsings,
        .. ReservedTypes.WebImplicitUsings,
        .. ReservedTypes.GeneratedCode,
        // A type cannot have the same name as one of its members.
        .. RecordMembers,
        .. EnumMembers,
        .. ChoiceMembers,
    ];
}
