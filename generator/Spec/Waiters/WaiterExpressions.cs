namespace AtlasGen.Generator.Spec.Waiters;

/// <summary>Reads the expressions of waits: <c>$.a.b</c>, <c>body:$.a.b</c>, and <c>input:name</c>.</summary>
internal static class WaiterExpressions
{
    private const string Input = "input:";
    private const string Body = "body:";

    /// <summary>
    /// Returns the names of nested properties, the outermost first; <see langword="null"/> if the text is not such a path.
    /// </summary>
    public static IReadOnlyList<string>? Path(string text)
    {
        if (!text.StartsWith("$.", StringComparison.Ordinal))
        {
            return null;
        }

        var names = text.Substring(2).Split('.');
        return Array.TrueForAll(names, IsName) ? names : null;
    }

    /// <summary>
    /// Returns the source of a value: the name of a parameter, or the path of a property of the response;
    /// <see langword="null"/> if the text is neither.
    /// </summary>
    public static (string Input, IReadOnlyList<string> Body)? Source(string text)
    {
        if (text.StartsWith(Input, StringComparison.Ordinal))
        {
            return IsName(text.Substring(Input.Length)) ? (text.Substring(Input.Length), []) : null;
        }

        return
            text.StartsWith(Body, StringComparison.Ordinal)
            && Path(text.Substring(Body.Length)) is { } path
            ? ("", path)
            : null;
    }

    // Anything else is a part of JSONPath that selects more than one property.
    private static bool IsName(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-');
}
