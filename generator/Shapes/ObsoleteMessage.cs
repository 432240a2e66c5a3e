namespace AtlasGen.Generator.Shapes;

/// <summary>Writes the message of <c>[Obsolete]</c>.</summary>
internal static class ObsoleteMessage
{
    private const string Hint =
        " To keep this diagnostic a warning under TreatWarningsAsErrors, add AG4001 to WarningsNotAsErrors.";

    /// <summary>Returns the message for a deprecation; empty if there is none.</summary>
    public static string Of(string deprecation) =>
        deprecation.Length == 0 ? "" : deprecation + Hint;
}
