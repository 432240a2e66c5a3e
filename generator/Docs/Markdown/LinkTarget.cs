using System.Net;
using System.Text;

namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>Reads what stands behind the text of a link: <c>(address "title")</c> (CommonMark 6.3).</summary>
internal static class LinkTarget
{
    /// <summary>The address, and the index after the target; <see langword="null"/> when there is none.</summary>
    public static (string? Address, int End) After(string text, int start, int limit)
    {
        if (start >= text.Length || text[start] != '(')
        {
            return default;
        }

        var end = Math.Min(text.Length, start + limit);
        var i = SkipBlanks(text, start + 1, end);
        var address = new StringBuilder();
        var isInAngles = i < end && text[i] == '<';
        i += isInAngles ? 1 : 0;
        for (var depth = 0; i < end && !IsEnd(text[i]); i++)
        {
            if (text[i] == '\\' && i + 1 < end && char.IsPunctuation(text[i + 1]))
            {
                i++;
            }
            else if (!isInAngles)
            {
                depth += text[i] switch
                {
                    '(' => 1,
                    ')' => -1,
                    _ => 0,
                };
                if (depth < 0)
                {
                    break;
                }
            }

            address.Append(text[i]);
        }

        if (isInAngles && (i == end || text[i++] != '>'))
        {
            return default;
        }

        i = SkipTitle(text, SkipBlanks(text, i, end), end);
        return i < end && text[i] == ')'
            ? (WebUtility.HtmlDecode(address.ToString()), i + 1)
            : default;

        bool IsEnd(char c) => isInAngles ? c is '>' or '\n' : char.IsWhiteSpace(c);
    }

    /// <summary>Reads <c>[label]: address "title"</c>; <see langword="null"/> for any other line.</summary>
    public static (string Label, string Address)? Definition(string line)
    {
        var text = line.Trim();
        var end = text.IndexOf("]:", StringComparison.Ordinal);
        if (text[0] != '[' || end < 2 || text.IndexOf(']') != end)
        {
            return null;
        }

        var target = text.Substring(end + 2).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var hasTitle = target.Length > 1;
        return target.Length == 0 || (hasTitle && target[1][0] is not ('"' or '\'' or '('))
            ? null
            : (text.Substring(1, end - 1), target[0].Trim('<', '>'));
    }

    private static int SkipTitle(string text, int index, int end)
    {
        if (index >= end || text[index] is not ('"' or '\'' or '('))
        {
            return index;
        }

        var mark = text[index] == '(' ? ')' : text[index];
        var close = text.IndexOf(mark, index + 1, end - index - 1);
        return close < 0 ? end : SkipBlanks(text, close + 1, end);
    }

    private static int SkipBlanks(string text, int index, int end)
    {
        while (index < end && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }
}
