using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Shapes;

/// <summary>The method that calls an operation, and then waits.</summary>
/// <param name="MethodName">The name of the method, without <c>Async</c>.</param>
/// <param name="Read">The method of the same client that reads the state.</param>
/// <param name="IsReadHidden">Whether that method is private, because the read is not selected or has another tag.</param>
/// <param name="Arguments">The required arguments of the read, in order.</param>
/// <param name="End">What ends the wait.</param>
internal sealed record WaitShape(
    string MethodName,
    OperationShape Read,
    bool IsReadHidden,
    EquatableArray<WaitArgument> Arguments,
    WaitEnd End
)
{
    /// <summary>Gets a value that indicates whether the method returns the last value that was read.</summary>
    public bool HasResult => End.HasState || End.HasProperties;

    /// <summary>Gets the text of the method's <c>returns</c> element.</summary>
    public string ResultText =>
        !HasResult ? "A task that represents the asynchronous operation."
        : End.WhenGone
            ? "The last value that was read, or <see langword=\"null\"/> if there is none anymore."
        : "The last value that was read.";
}

/// <summary>An argument of the read.</summary>
/// <param name="Name">The name of a parameter of the method; empty for a property of the response.</param>
/// <param name="Path">The JSON names of the property, and of the objects that contain it.</param>
/// <param name="Source">The type of the parameter, or of the response.</param>
/// <param name="Type">The type that the read requires.</param>
internal sealed record WaitArgument(
    string Name,
    EquatableArray<string> Path,
    TypeRef Source,
    TypeRef Type
);

/// <summary>What ends a wait: states of one property, or several properties.</summary>
/// <param name="State">
/// The JSON names of the property with the state, and of the objects that contain it; empty if there is none.
/// </param>
/// <param name="Until">The states that end the wait.</param>
/// <param name="Fail">The states from which these cannot be reached.</param>
/// <param name="UntilProperties">The properties that end the wait.</param>
/// <param name="FailProperties">The properties that mean a failure.</param>
/// <param name="WhenGone">Whether the wait ends when the resource is gone.</param>
/// <param name="Doc">When the wait ends, as XML that completes a sentence after "until".</param>
internal sealed record WaitEnd(
    EquatableArray<string> State,
    EquatableArray<string> Until,
    EquatableArray<string> Fail,
    EquatableArray<WaitCondition> UntilProperties,
    EquatableArray<WaitCondition> FailProperties,
    bool WhenGone,
    string Doc
)
{
    /// <summary>Gets a value that indicates whether one property has the state.</summary>
    public bool HasState => State.Count > 0;

    /// <summary>Gets a value that indicates whether the wait depends on properties of their own.</summary>
    public bool HasProperties => UntilProperties.Count + FailProperties.Count > 0;
}

/// <summary>A property that ends a wait.</summary>
/// <param name="Path">The JSON names of the property, and of the objects that contain it.</param>
/// <param name="Values">The values that end the wait; empty for any value except null.</param>
internal sealed record WaitCondition(EquatableArray<string> Path, EquatableArray<string> Values);
