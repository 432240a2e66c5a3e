using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Finds values in JSON for messages.</summary>
internal static class JsonPath
{
    /// <summary>Where a value stands, in the way of RFC 9535: <c>$.results[3].size</c>.</summary>
    /// <param name="json">The whole JSON.</param>
    /// <param name="position">The byte at which the value begins.</param>
    public static string Of(ReadOnlySpan<byte> json, long position)
    {
        var reader = new Utf8JsonReader(json);
        var levels = new Stack<(string Name, int Index)>();
        // Values are counted in lists, and named in objects.
        var (name, index) = ("$", -1);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                name = "." + Encoding.UTF8.GetString(reader.ValueSpan);
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                (name, index) = levels.Pop();
                continue;
            }

            index++;
            if (reader.TokenStartIndex >= position)
            {
                break;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                levels.Push((name, index));
                (name, index) = ("", -1);
            }
        }

        levels.Push((name, index));
        return string.Concat(levels.Reverse().Select(Step));
    }

    private static string Step((string Name, int Index) level) =>
        level.Name.Length > 0
            ? level.Name
            : string.Create(CultureInfo.InvariantCulture, $"[{level.Index}]");
}
