using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Finds values in JSON for messages.</summary>
internal static class JsonPath
{
    private const int Limit = 500;

    /// <summary>Where a value stands, as a normalized path of RFC 9535 with short names: <c>$.results[3].size</c>.</summary>
    /// <remarks>Names hold e-mail addresses where Atlas makes maps of users; those are hidden.</remarks>
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
                name = Member(SafeText.Mask(NameOf(ref reader)));
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
        var path = string.Concat(levels.Reverse().Select(Step));
        // The end says more than the beginning.
        return path.Length > Limit ? "$…" + path[^Limit..] : path;
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

    /// <summary>RFC 9535 section 2.5.1.1, and section 2.7 where a name is no short one.</summary>
    private static string Member(string name)
    {
        if (
            name.Length > 0
            && !char.IsAsciiDigit(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        )
        {
            return "." + name;
        }

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

    private static string Step((string Name, int Index) level) =>
        level.Name.Length > 0
            ? level.Name
            : string.Create(CultureInfo.InvariantCulture, $"[{level.Index}]");
}
