using System.Globalization;
using System.Text;
using AtlasGen.Generator.Spec.Tree;

namespace AtlasGen.Generator.Shaping.Rules;

/// <summary>Writes values of the document as JSON that a raw string literal of C# can contain.</summary>
internal static class RuleText
{
    // An example is for reading. A larger one is test data, and belongs in the user's test.
    private const int ExampleLimit = 20_000;
    private const int DepthLimit = 64;

    /// <summary>
    /// Returns a text as a JSON string in ASCII. Three quotation marks in a row, which end a raw string literal, cannot
    /// occur: a quotation mark of the text follows a backslash, and the end of a string is followed by a separator.
    /// </summary>
    public static string Quote(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is '"' or '\\')
            {
                json.Append('\\').Append(character);
            }
            else if (character is >= ' ' and < '\u007F')
            {
                json.Append(character);
            }
            else if (
                char.IsHighSurrogate(character)
                && i + 1 < text.Length
                && char.IsLowSurrogate(text[i + 1])
            )
            {
                Escape(json, character);
                Escape(json, text[++i]);
            }
            else
            {
                // A lone surrogate is not a valid character, and no reader of JSON accepts it.
                Escape(json, char.IsSurrogate(character) ? '\uFFFD' : character);
            }
        }

        return json.Append('"').ToString();
    }

    /// <summary>Returns texts as a JSON array.</summary>
    public static string List(IEnumerable<string> texts) => $"[{string.Join(",", texts)}]";

    /// <summary>Returns a node as JSON; <see langword="null"/> if it is too large for an example.</summary>
    public static string? Example(SpecNode node)
    {
        var json = new StringBuilder();
        return Append(json, node, depth: 0) ? json.ToString() : null;
    }

    private static bool Append(StringBuilder json, SpecNode node, int depth)
    {
        // Aliases can expand to more than fits into memory.
        if (depth > DepthLimit || json.Length > ExampleLimit)
        {
            return false;
        }

        if (node.IsScalar)
        {
            var value = node.Value;
            json.Append((node.IsPlain ? CoreSchema.Json(value) : null) ?? Quote(value));
            return true;
        }

        json.Append(node.IsSequence ? '[' : '{');
        var isFirst = true;
        foreach (var child in node.Children)
        {
            json.Append(isFirst ? "" : ",");
            isFirst = false;
            if (!node.IsSequence)
            {
                json.Append(Quote(child.Key)).Append(':');
            }

            if (!Append(json, child, depth + 1))
            {
                return false;
            }
        }

        json.Append(node.IsSequence ? ']' : '}');
        return true;
    }

    private static void Escape(StringBuilder json, char character) =>
        json.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
}
