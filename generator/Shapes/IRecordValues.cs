namespace AtlasGen.Generator.Shapes;

/// <summary>A record that compares and prints its members by value.</summary>
internal interface IRecordValues
{
    /// <summary>Gets a value that indicates whether the record derives from an abstract record.</summary>
    bool HasBase { get; }

    /// <summary>
    /// Gets a value that indicates whether the record keeps properties that the document does not declare.
    /// </summary>
    bool HasRemainder { get; }

    /// <summary>Gets a value that indicates whether any member tracks assignments.</summary>
    bool HasTracked { get; }

    /// <summary>Gets a value that indicates whether callers can send only the changes.</summary>
    bool HasChanges { get; }
}

/// <summary>
/// The facts about a member that a record's equality and printing require. The member is a JSON property or a query
/// parameter.
/// </summary>
internal interface IRecordMember
{
    /// <summary>Gets the name of the C# property.</summary>
    string Name { get; }

    /// <summary>Gets the type of the member, without nullability.</summary>
    TypeRef Type { get; }

    /// <summary>Gets a value that indicates whether the value must not be printed.</summary>
    bool IsSecret { get; }

    /// <summary>Gets the name in JSON or in a request.</summary>
    string WireName { get; }

    /// <summary>
    /// Gets a value that indicates whether the member tracks assignments, because sending null differs from omitting
    /// the member.
    /// </summary>
    bool IsTracked { get; }

    /// <summary>
    /// Gets a value that indicates whether the root of a request body omits the member unless the caller assigned it.
    /// </summary>
    bool IsWithheld { get; }

    /// <summary>Gets a value that indicates whether every body must contain the member.</summary>
    bool MustBeSent { get; }
}
