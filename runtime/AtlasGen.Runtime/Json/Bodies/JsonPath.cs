using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AtlasGen.Runtime;

/// <summary>Determines the paths of JSON values for messages.</summary>
internal static class JsonPath
{
    private const int Limit = 500;

    /// <summary>Returns the path of a value in the notation of RFC 9535: <c>$.results[3].size</c>.</summary>
    /// <remarks>The keys of a map may be email addresses, which are masked.</remarks>
    /// <param name="json">The whole JSON.</param>
    /// <param name="position">The byte at which the value begins.</param>
    public static string Of(ReadOnlySpan<byte> json, long position)
    {
        var reader = new Utf8JsonReader(json);
        var levels = new Stack<(string? Name, int Index)>();
        // A value in a list has an index, and a value in an object has a name.
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
        // The innermost level comes first. The outermost one is the root, which has neither name nor index. LINQ over value
        // types would add 25 kB to every native program.
        var steps = levels.ToArray();
        var path = new StringBuilder();
        for (var i = steps.Length - 2; i >= 0; i--)
        {
            path.Append(Step(steps[i]));
        }

        // The end of a long path is more useful than its beginning.
        return "$" + SafeText.End(path.ToString(), Limit);
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        // The name is not valid Unicode, but the path of the value is still useful.
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

    /// <summary>Determines whether a name has a shorthand (RFC 9535 section 2.5.1.1). Letters that are not ASCII are quoted.</summary>
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
