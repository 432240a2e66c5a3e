using System.Text.Json;

namespace AtlasGen.Testing;

/// <summary>Checks the keywords of a schema that concern only the value itself.</summary>
internal static class ValueCheck
{
    /// <summary>Returns what is wrong with a value.</summary>
    public static IEnumerable<Violation> Check(JsonElement schema, Instance value, string path)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (Check(keyword.Name, keyword.Value, value) is { } reason)
            {
                yield return new(path, reason)
                {
                    Allowed =
                        keyword.Name == "enum"
                            ?
                            [
                                .. keyword
                                    .Value.EnumerateArray()
                                    .Select(listed => new Instance(listed).Text ?? ""),
                            ]
                            : [],
                };
            }
        }
    }

    private static string? Check(string keyword, JsonElement limit, Instance value) =>
        keyword switch
        {
            "enum" => value.Text is { } text && !limit.EnumerateArray().Any(value.Is)
                ? $"{Violation.Show(text)} is not one of"
                : null,
            "pattern" or "minLength" or "maxLength" => value.String is { } text
                ? OfText(keyword, limit, text)
                : null,
            "minItems" or "maxItems" or "uniqueItems" => value.Items() is { } items
                ? OfList(keyword, limit, items)
                : null,
            "minProperties" or "maxProperties" => value.Object is { } members
                ? OfCount(keyword, limit, members.EnumerateObject().Count(), "properties")
                : null,
            "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" =>
                value.Number is { } number
                    ? OfNumber(keyword, limit.GetRawText(), number, value.Text!)
                    : null,
            _ => null,
        };

    private static string? OfText(string keyword, JsonElement limit, string text) =>
        keyword == "pattern"
            ? PatternCheck.Matches(limit.GetString()!, text)
                ? null
                : $"{Violation.Show(text)} does not match the pattern {limit.GetString()}"
            // The length counts characters of Unicode (JSON Schema Validation, minLength).
            : OfCount(keyword, limit, text.EnumerateRunes().Count(), "characters");

    private static string? OfList(string keyword, JsonElement limit, IReadOnlyList<Instance> items)
    {
        if (keyword != "uniqueItems")
        {
            return OfCount(keyword, limit, items.Count, "items");
        }

        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            if (!known.TryAdd(items[i].Identity(), i))
            {
                return $"the items {known[items[i].Identity()]} and {i} are equal";
            }
        }

        return null;
    }

    private static string? OfCount(string keyword, JsonElement limit, int count, string things)
    {
        var isMinimum = keyword.StartsWith("min", StringComparison.Ordinal);
        return limit.TryGetInt32(out var most) && (isMinimum ? count < most : count > most)
            ? $"the number of {things} is {count}, but the {(isMinimum ? "minimum" : "maximum")} is {most}"
            : null;
    }

    private static string? OfNumber(string keyword, string limit, ExactNumber number, string text)
    {
        if (ExactNumber.Parse(limit) is not { } bound)
        {
            return null;
        }

        var order = number.CompareTo(bound);
        return keyword switch
        {
            "minimum" when order < 0 => $"{text} is less than the minimum {limit}",
            "maximum" when order > 0 => $"{text} is greater than the maximum {limit}",
            "exclusiveMinimum" when order <= 0 => $"{text} is not greater than {limit}",
            "exclusiveMaximum" when order >= 0 => $"{text} is not less than {limit}",
            "multipleOf" when !number.IsMultipleOf(bound) => $"{text} is not a multiple of {limit}",
            _ => null,
        };
    }
}
