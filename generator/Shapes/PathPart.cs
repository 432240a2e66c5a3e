namespace AtlasGen.Generator.Shapes;

/// <summary>A part of a path template, which is text or a parameter.</summary>
internal sealed record PathPart(string Text, bool IsParameter)
{
    /// <summary>Gets how the values of a list or an object are joined; <see langword="null"/> if commas separate them.</summary>
    public PathValues? Values { get; init; }
}

/// <summary>The values of a list or an object in a path.</summary>
/// <param name="Type">The type of the parameter.</param>
/// <param name="Separator">The text between two items or two members.</param>
/// <param name="Assignment">The text between the name and the value of a member; empty for a list.</param>
internal sealed record PathValues(TypeRef Type, string Separator, string Assignment);
