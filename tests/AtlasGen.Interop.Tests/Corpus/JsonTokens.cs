using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Interop.Tests.Corpus;

/// <summary>What a JSON text says, to the letter: the order of members, the text of numbers, nulls.</summary>
internal static class JsonTokens
{
    /// <summary>A line for each token; blanks and escapes of the text do not count.</summary>
    public static string Of(ReadOnlySpan<byte> json)
    {
        var lines = new StringBuilder();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            var text = reader.TokenType switch
            {
                JsonTokenType.PropertyName or JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => "",
            };
            lines.AppendLine(CultureInfo.InvariantCulture, $"{reader.TokenType} {text}");
        }

        return lines.ToString();
    }

    /// <summary>Where two texts begin to differ, for people; empty when they do not.</summary>
    public static string Difference(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        var (left, right) = (Of(expected).Split('\n'), Of(actual).Split('\n'));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var (one, other) = (left.ElementAtOrDefault(i), right.ElementAtOrDefault(i));
            if (one != other)
            {
                return $"expected '{one}', found '{other}' after '{left.ElementAtOrDefault(i - 1)}'";
            }
        }

        return "";
    }
}
