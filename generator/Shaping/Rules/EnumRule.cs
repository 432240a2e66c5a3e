using System.Globalization;
using AtlasGen.Generator.Shaping.Kinds;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;

namespace AtlasGen.Generator.Shaping.Rules;

/// <summary>Writes the values that a schema lists.</summary>
internal static class EnumRule
{
    /// <summary>
    /// Returns the values as a JSON array; <see langword="null"/> if the schema lists none, or not all that it allows.
    /// </summary>
    public static string? Of(OpenApiSchema schema)
    {
        if (schema.Enum is not { Count: > 0 } listed)
        {
            return null;
        }

        var values = listed
            .Where(value => value is not OpenApiNull)
            .Select(Json)
            .Distinct()
            .ToList();
        return values.Count == 0 || values.Contains(null)
            ? null
            : RuleText.List(values.OfType<string>());
    }

    // A placeholder stands for values that the document cannot list. Readers does not keep the text of times.
    private static string? Json(IOpenApiAny value) =>
        value switch
        {
            OpenApiString text => EnumSchemas.IsPlaceholder(text.Value)
                ? null
                : RuleText.Quote(text.Value),
            OpenApiBoolean flag => flag.Value ? "true" : "false",
            OpenApiInteger number => number.Value.ToString(CultureInfo.InvariantCulture),
            OpenApiLong number => number.Value.ToString(CultureInfo.InvariantCulture),
            OpenApiDouble number => Number(number.Value),
            OpenApiFloat number => Number(number.Value),
            OpenApiDate date => RuleText.Quote(
                date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ),
            _ => null,
        };

    private static string? Number(double value) =>
        double.IsNaN(value) || double.IsInfinity(value)
            ? null
            : value.ToString("R", CultureInfo.InvariantCulture);
}
