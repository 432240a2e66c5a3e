using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Finds values in JSON for messages.</summary>
internal static class JsonPath
{
    private const int Limit = 500;

    /// <summary>Where a value stands, as RFC 9535 writes paths: <c>$.results[3].size</c>.</summary>
    /// <remarks>The keys of a map may be e-mail addresses; those are hidden.</remarks>
    /// <param name="json">The whole JSON.</param>
    /// <param name="position">The byte at which the value begins.</param>
    public static string Of(ReadOnlySpan<byte> json, long position)
    {
        var reader = new Utf8JsonReader(json);
        var levels = new Stack<(string? Name, int Index)>();
        // Values are counted in lists, and named in objects.
        var (name, index) = ((string?)null, -1);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                name = NameOf(ref reader);
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
                (name, index) = (null, -1);
            }
        }

        levels.Push((name, index));
        var path = string.Concat(levels.Reverse().Skip(1).Select(Step));
        // The end says more than the beginning.
        return "$" + SafeText.End(path, Limit);
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        // It is no Unicode, which is no reason to say nothing about the value.
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private static string Step((string? Name, int Index) level)
    {
        if (level.Name is null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"[{level.Index}]");
        }

        var name = SafeText.MaskName(level.Name);
        return IsShort(name) ? "." + name : Quoted(name);
    }

    /// <summary>RFC 9535 section 2.5.1.1, without the letters of other languages.</summary>
    private static bool IsShort(string name) =>
        name.Length > 0
        && !char.IsAsciiDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static string Quoted(string name)
    {
        var quoted = new StringBuilder("['");
        foreach (var c in name)
        {
            _ =
                c is '\'' or '\\' ? quoted.Append('\\').Append(c)
                : char.IsControl(c) ? quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                : quoted.Append(c);
        }

        return quoted.Append("']").ToString();
    }
}
