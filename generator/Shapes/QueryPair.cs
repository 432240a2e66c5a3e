namespace AtlasGen.Generator.Shapes;

/// <summary>A query parameter in a path template.</summary>
/// <param name="Name">The name in the request.</param>
/// <param name="Value">The value, or the name of a parameter in braces.</param>
internal sealed record QueryPair(string Name, string Value)
{
    /// <summary>
    /// Gets the name of the parameter that the value stands for; <see langword="null"/> if the pair is a constant. A pair
    /// that is only partly a parameter has no valid name here.
    /// </summary>
    public string? Parameter =>
        Name.IndexOf('{') >= 0 ? Name
        : Value.IndexOf('{') < 0 ? null
        : Value[0] == '{' && Value[Value.Length - 1] == '}' ? Value.Substring(1, Value.Length - 2)
        : Value;
}
