using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using AtlasGen.Runtime;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>Prints generated records with reflection, to compare the text with that of <c>ToString</c>.</summary>
internal static class PlainPrinter
{
    /// <summary>Prints a record with each property that has a value, in the order of the source.</summary>
    /// <param name="record">The record.</param>
    /// <param name="secrets">The properties whose values are hidden.</param>
    public static string Print(object record, IReadOnlySet<PropertyInfo> secrets)
    {
        var parts = (
            from property in RecordProperties.Of(record.GetType())
            let value = RecordProperties.ValueOf(property, record)
            where value is not null
            select $"{property.Name} = {(secrets.Contains(property) ? "***" : Text(value))}"
        ).ToList();
        if (
            record is IJsonWritable
            && record.GetType().GetProperty("AdditionalProperties")!.GetValue(record)
                is IReadOnlyDictionary<string, JsonElement> { Count: > 0 } others
        )
        {
            parts.Add($"AdditionalProperties = [{string.Join(", ", others.Keys)}]");
        }

        var end = parts.Count > 0 ? " }" : "}";
        return $"{record.GetType().Name} {{ {string.Join(", ", parts)}{end}";
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            byte[] bytes => $"{bytes.Length} bytes",
            DateTimeOffset time => time.ToString(
                "yyyy-MM-ddTHH:mm:ssZ",
                CultureInfo.InvariantCulture
            ),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IDictionary { Count: 0 } => "{ }",
            IDictionary map =>
                $"{{ {string.Join(", ", map.Keys.Cast<object>().Select(key => $"{key} = {Text(map[key])}"))} }}",
            // Each record in a record is also tested by itself.
            IJsonRecord => value.ToString()!,
            IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ when value.GetType() is { IsValueType: true } type
                    && type.GetProperty("Value") is { } text => Text(text.GetValue(value)),
            _ => value.ToString()!,
        };
}
