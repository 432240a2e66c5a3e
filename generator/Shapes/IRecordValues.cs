namespace AtlasGen.Generator.Shapes;

/// <summary>A record that compares and prints its members by value.</summary>
internal interface IRecordValues
{
    /// <summary>Whether it is a kind of an abstract record.</summary>
    bool HasBase { get; }

    /// <summary>Whether it keeps what the document does not declare.</summary>
    bool HasRemainder { get; }
}

/// <summary>What the equality and the printing of a record must know of a member: a property of JSON, or a parameter of the query.</summary>
internal interface IRecordMember
{
    /// <summary>The name of the C# property.</summary>
    string Name { get; }

    /// <summary>Its type, without regard to null.</summary>
    TypeRef Type { get; }

    /// <summary>Its value is never printed.</summary>
    bool IsSecret { get; }

    /// <summary>Whether the record's own code goes by its field, and not by its property.</summary>
    bool HasField { get; }

    /// <summary>Whether it remembers that it was set, since null may be sent, and differs from nothing.</summary>
    bool IsTracked { get; }
}
