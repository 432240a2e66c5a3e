namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>Writes the text for a deprecated parameter or property, including its replacement.</summary>
internal static class DeprecationText
{
    /// <summary>Returns the text for a deprecated parameter.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="description">Its description.</param>
    /// <param name="others">The names of the operation's parameters.</param>
    public static string OfParameter(string name, string? description, HashSet<string> others) =>
        "This parameter is deprecated." + Instead(name, description, others);

    /// <summary>Returns the text for a deprecated property.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="description">Its description.</param>
    /// <param name="others">The names of the record's properties.</param>
    public static string OfProperty(string name, string? description, HashSet<string> others) =>
        "This property is deprecated." + Instead(name, description, others);

    /// <summary>Returns the sentence that names a replacement; empty if there is none.</summary>
    public static string UseInstead(string? replacement) =>
        replacement is null ? "" : $" Use {replacement} instead.";

    private static string Instead(string name, string? description, HashSet<string> others) =>
        UseInstead(
            Replacement.In(
                description,
                candidate =>
                    candidate != name && others.Contains(candidate) ? $"'{candidate}'" : null
            )
        );
}
