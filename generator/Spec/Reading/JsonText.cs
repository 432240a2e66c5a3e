using System.Globalization;
using System.Text;

namespace AtlasGen.Generator.Spec.Reading;

/// <summary>Strings of JSON that Readers takes, which reads JSON as YAML.</summary>
internal static class JsonText
{
    /// <summary>The longest scalar, in characters. Only descriptions and examples are longer, and nobody reads so much of them in an editor.</summary>
    public const int LengthLimit = 65_536;

    // YAML allows 1,024 characters if nothing is in front of a key.
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

    /// <summary>Appends a string in quotes; what is too long is cut off.</summary>
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
            // Half of a character is none.
            _ when char.IsSurrogate(character) => "\uFFFD",
            // Line breaks of YAML 1.1, and what it does not print.
            < ' '
            or (>= '\u007F' and <= '\u009F')
            or '\u2028'
            or '\u2029'
            or '\uFEFF'
            or >= '\uFFFE' => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
            _ => null,
        };
}
