using System.Net;

namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>One HTML tag in a text.</summary>
/// <param name="Name">The name in lower case.</param>
/// <param name="IsClosing">Whether it is <c>&lt;/name&gt;</c>.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">The index after it.</param>
internal readonly record struct HtmlTag(string Name, bool IsClosing, int Start, int End)
{
    private const int LengthLimit = 2_000;

    /// <summary>The tag that begins at a <c>&lt;</c>; <see langword="null"/> when what stands there only looks a little like one.</summary>
    public static HtmlTag? At(string text, int start)
    {
        var i = start + 1;
        var isClosing = i < text.Length && text[i] == '/';
        i += isClosing ? 1 : 0;
        var nameStart = i;
        while (i < text.Length && IsAsciiLetterOrDigit(text[i]))
        {
            i++;
        }

        if (i == nameStart || char.IsDigit(text[nameStart]))
        {
            return null;
        }

        var name = text.Substring(nameStart, i - nameStart).ToLowerInvariant();
        return EndOf(text, i) is { } end ? new(name, isClosing, start, end) : null;
    }

    /// <summary>The value of an attribute; empty when there is none.</summary>
    public string Attribute(string text, string attribute)
    {
        for (var i = Start + 1 + Name.Length; i < End; i++)
        {
            if (text[i] is '"' or '\'')
            {
                i = text.IndexOf(text[i], i + 1);
                continue;
            }

            if (!char.IsWhiteSpace(text[i]) || !Follows(text, i + 1, attribute))
            {
                continue;
            }

            var value = SkipBlanks(text, i + 1 + attribute.Length);
            if (text[value] != '=')
            {
                continue;
            }

            value = SkipBlanks(text, value + 1);
            var isQuoted = text[value] is '"' or '\'';
            var end = isQuoted
                ? text.IndexOf(text[value], value + 1)
                : text.IndexOfAny([' ', '\t', '\n', '>'], value);
            value += isQuoted ? 1 : 0;
            return WebUtility.HtmlDecode(text.Substring(value, end - value));
        }

        return "";
    }

    private static bool Follows(string text, int index, string word) =>
        string.Compare(text, index, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static int SkipBlanks(string text, int index)
    {
        while (char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }

    private static int? EndOf(string text, int index)
    {
        var limit = Math.Min(text.Length, index + LengthLimit);
        // After the name comes white space or the end: "<a.b>" and "<a-b>" are no tags that anybody knows.
        if (index < limit && !(char.IsWhiteSpace(text[index]) || text[index] is '>' or '/'))
        {
            return null;
        }

        for (var i = index; i < limit; i++)
        {
            switch (text[i])
            {
                case '>':
                    return i + 1;
                case '<':
                    return null;
                case '"' or '\'':
                    i = text.IndexOf(text[i], i + 1, limit - i - 1);
                    if (i < 0)
                    {
                        return null;
                    }

                    break;
            }
        }

        return null;
    }

    private static bool IsAsciiLetterOrDigit(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
