namespace AtlasGen.Generator.Shapes;

/// <summary>A query parameter in a path template.</summary>
/// <param name="Name">The name in the request.</param>
/// <param name="Value">The value, or the name of a parameter in braces.</param>
internal sealed record QueryPair(string Name, string Value)
{
    /// <summary>
    /// Gets the name of the parameter that the value stands for; <see langword="null"/> if the value is a constant.
    /// </summary>
    public string? Parameter =>
        Value.StartsWith("{", StringComparison.Ordinal)
        && Value.EndsWith("}", StringComparison.Ordinal)
            ? Value.Substring(1, Value.Length - 2)
            : null;
}
