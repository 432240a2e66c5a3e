using AtlasGen.Generator.Docs;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>Describes the example of a schema: <c>&lt;example&gt;Example: &lt;c&gt;cluster1&lt;/c&gt;&lt;/example&gt;</c></summary>
internal static class ExampleText
{
    private const int LengthLimit = 60;

    /// <summary>
    /// Returns the element as XML; empty if there is no example, or if it says no more than the type and the description.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="description">The description of the property or the parameter.</param>
    /// <param name="other">An example outside of the schema, which takes precedence.</param>
    public static string Of(OpenApiSchema? schema, string? description, IOpenApiAny? other = null)
    {
        var value = other ?? schema?.Example;
        return
            value is null or OpenApiBoolean
            || schema is { Enum.Count: > 0 }
            || IsOfIdentifier(schema?.Pattern ?? "")
            || DefaultText.Literal(value) is not { Length: <= LengthLimit } text
            || string.IsNullOrWhiteSpace(text)
            || text.IndexOf('\n') >= 0
            || description?.IndexOf(text, StringComparison.Ordinal) >= 0
            || text == DefaultText.Literal(schema?.Default)
            ? ""
            : $"<example>Example: <c>{XmlText.Attribute(text)}</c></example>";
    }

    /// <summary>
    /// Returns whether a pattern only states the characters and the length, as in <c>^([a-f0-9]{24})$</c>. All identifiers of
    /// a document have the same example.
    /// </summary>
    private static bool IsOfIdentifier(string pattern)
    {
        var core = pattern.Trim('^', '$', '(', ')');
        var end = core.IndexOf(']');
        return core.StartsWith("[", StringComparison.Ordinal)
            && core.IndexOf('{') == end + 1
            && core.IndexOf('}') == core.Length - 1
            && core.IndexOf(',', end + 1) < 0;
    }
}
