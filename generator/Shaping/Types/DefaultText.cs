using System.Globalization;
using AtlasGen.Generator.Docs;
using Microsoft.OpenApi.Any;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>Describes the default of a schema: <c>The default is &lt;c&gt;100&lt;/c&gt;.</c></summary>
internal static class DefaultText
{
    private const int LengthLimit = 60;
    private const int ItemsLimit = 8;

    /// <summary>
    /// Returns the sentence as XML; empty if there is no default, or if it is too long for a sentence.
    /// </summary>
    public static string Of(IOpenApiAny? value) =>
        value switch
        {
            OpenApiArray { Count: 0 } => "The default is an empty list.",
            OpenApiArray { Count: <= ItemsLimit } list => Sentence(list.Select(Literal)),
            _ => Sentence([Literal(value)]),
        };

    private static string Sentence(IEnumerable<string?> values)
    {
        var literals = values.ToList();
        return literals.Contains(null) || literals.Sum(literal => literal!.Length) > LengthLimit
            ? ""
            : $"The default is {string.Join(", ", literals.Select(Code))}.";
    }

    private static string Code(string? literal) => $"<c>{XmlText.Attribute(literal!)}</c>";

    /// <summary>
    /// Returns a value as JSON, but visible strings without quotes; <see langword="null"/> for values that are not
    /// described.
    /// </summary>
    public static string? Literal(IOpenApiAny? value) =>
        value switch
        {
            OpenApiString text => string.IsNullOrWhiteSpace(text.Value)
                ? $"\"{text.Value}\""
                : text.Value,
            OpenApiBoolean flag => flag.Value ? "true" : "false",
            OpenApiInteger number => number.Value.ToString(CultureInfo.InvariantCulture),
            OpenApiLong number => number.Value.ToString(CultureInfo.InvariantCulture),
            OpenApiFloat number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            OpenApiDouble number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            OpenApiDate date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            OpenApiDateTime time => time.Value.UtcDateTime.ToString(
                "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
                CultureInfo.InvariantCulture
            ),
            // null means that there is no default. Passwords must not appear in the documentation.
            _ => null,
        };
}
