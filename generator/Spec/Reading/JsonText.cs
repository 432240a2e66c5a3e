using System.Globalization;
using System.Text;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Writes JSON strings for Readers, which parses JSON as YAML.</summary>
internal static class JsonText
{
    /// <summary>
    /// The maximum length of a scalar, in characters. Only descriptions and examples are longer, and editors cannot
    /// usefully show that much.
    /// </summary>
    public const int LengthLimit = 65_536;

    // YAML allows keys of up to 1,024 characters without a "?" indicator.
    private const int KeyLimit = 1_000;

    /// <summary>Appends a key and its colon.</summary>
    public static void AppendKey(StringBuilder json, string key)
    {
        var start = json.Length;
        Append(json, key);
        if (json.Length - start > KeyLimit)
        {
            json.Insert(start, "? ");
        }

        json.Append(':');
    }

    /// <summary>Appends a quoted string. Text beyond the limit is truncated.</summary>
    public static void Append(StringBuilder json, string value)
    {
        var end = Math.Min(value.Length, LengthLimit);
        end -= end < value.Length && char.IsHighSurrogate(value[end - 1]) ? 1 : 0;
        var copied = 0;
        json.Append('"');
        for (var i = 0; i < end; i++)
        {
            var character = value[i];
            if (character is >= ' ' and < '\u007F' and not ('"' or '\\'))
            {
                continue;
            }

            if (char.IsHighSurrogate(character) && i + 1 < end && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            else if (Escape(character) is { } escape)
            {
                json.Append(value, copied, i - copied).Append(escape);
                copied = i + 1;
            }
        }

        json.Append(value, copied, end - copied).Append('"');
    }

    private static string? Escape(char character) =>
        character switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            // A lone surrogate is not a valid character.
            _ when char.IsSurrogate(character) => "\uFFFD",
            // Line breaks of YAML 1.1, and characters that are not printable in YAML.
            < ' '
            or (>= '\u007F' and <= '\u009F')
            or '\u2028'
            or '\u2029'
            or '\uFEFF'
            or >= '\uFFFE' => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
            _ => null,
        };
}
