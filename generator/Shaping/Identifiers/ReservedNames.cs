namespace AtlasGen.Generator.Shaping.Identifiers;

/// <summary>Names that a document may not take, since generated code or the code of users means something else by them.</summary>
internal static class ReservedNames
{
    /// <summary>Members that the root client has already, or whose name its own code uses for something else.</summary>
    public static readonly IReadOnlyList<string> ClientMembers =
    [
        "Api",
        "ArgumentNullException",
        "AtlasApi",
        "AtlasClientOptions",
        "AtlasConnection",
        "AtlasErrors",
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

    /// <summary>Members that a record has already, or whose name its own code uses for something else.</summary>
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
        "HashCode",
        "RecordEquality",
        "RecordReader",
        "RecordWriter",
        "RecordPrinter",
        "UnionReader",
        "ArgumentNullException",
        "JsonRemainder",
        "SetsRequiredMembers",
        "JsonMode",
        // What an interface with several kinds holds.
        "Codec",
        "Write",
    ];

    /// <summary>The same for an open enum.</summary>
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
        "StringComparison",
        "ToString",
        "Value",
        "Values",
        "ArgumentNullException",
        "CultureInfo",
    ];

    /// <summary>The same for one of several types that nothing tells apart.</summary>
    public static readonly IReadOnlyList<string> ChoiceMembers = ["Json", "ReadOnlyMembers"];

    /// <summary>Names of parameters and locals that the methods of a client use themselves.</summary>
    public static readonly IReadOnlyList<string> Parameters =
    [
        "body",
        "options",
        "cancellationToken",
        "pageToGet",
        "pageToken",
        "request",
    ];

    /// <summary>Names of locals that the reading of a record uses itself.</summary>
    public static readonly IReadOnlyList<string> ReadLocals = ["reader", "members"];

    /// <summary>Types that every file of a user sees, that templates name, or that no type can be named as: a schema <c>Task</c> becomes <c>TaskModel</c>.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        .. ReservedTypes.ImplicitUsings,
        .. ReservedTypes.WebImplicitUsings,
        .. ReservedTypes.GeneratedCode,
        // A type cannot be named as its own member.
        .. RecordMembers,
        .. EnumMembers,
        .. ChoiceMembers,
    ];
}
