namespace AtlasGen.Testing;

/// <summary>A rule of the document that a request does not follow.</summary>
/// <param name="Path">The place of the value, such as <c>roles[0]</c>.</param>
/// <param name="Reason">What is wrong, such as <c>required, but missing</c>.</param>
internal sealed record Violation(string Path, string Reason)
{
    private const int MostShown = 10;
    private const int ShownLength = 80;

    /// <summary>Gets the values that are allowed instead, if the document lists them.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Returns the place and the reason.</summary>
    public override string ToString() => $"{Path}: {Reason}{Values()}.";

    /// <summary>Returns a value for a message, which can be long.</summary>
    public static string Show(string value) =>
        value.Length > ShownLength ? $"'{value[..ShownLength]}…'" : $"'{value}'";

    private string Values()
    {
        if (Allowed.Count == 0)
        {
            return "";
        }

        var shown = string.Join(", ", Allowed.Take(MostShown));
        return Allowed.Count > MostShown ? $" {shown}, … ({Allowed.Count} values)" : $" {shown}";
    }
}
