using System.Globalization;
using AtlasGen.Generator.Docs;
using Microsoft.OpenApi.Any;

namespace AtlasGen.Generator.Shaping.Types;

/// <summary>States the default of a schema: <c>The default is &lt;c&gt;100&lt;/c&gt;.</c></summary>
internal static class DefaultText
{
    private const int LengthLimit = 60;
    private const int ItemsLimit = 8;

    /// <summary>The sentence as XML; empty when there is no default, or when it is too long to be told in one.</summary>
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

    /// <summary>A value as JSON writes it, but texts without quotes, as long as something of them is to be seen.</summary>
    private static string? Literal(IOpenApiAny? value) =>
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
            // Nothing else is told: null says that there is none, and a password is nobody's to read.
            _ => null,
        };
}
