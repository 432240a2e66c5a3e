namespace AtlasGen.Generator.Spec;

/// <summary>The indicator characters of YAML (YAML 1.2 section 5.3).</summary>
internal static class Indicators
{
    /// <summary>Whether no plain scalar can begin with the character at a position.</summary>
    public static bool CannotStartPlain(string text, int position)
    {
        if (position >= text.Length)
        {
            return true;
        }

        return text[position] switch
        {
            ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' => true,
            '\'' or '"' or '%' or '@' or '`' => true,
            '-' or '?' or ':' => IsBlankOrEnd(text, position + 1),
            _ => false,
        };
    }

    /// <summary>Whether a blank, a line break or the end of the text stands at a position.</summary>
    public static bool IsBlankOrEnd(string text, int position) =>
        position >= text.Length || text[position] is ' ' or '\n' or '\r' or '\t';
}

/// <summary>Quoted scalars (YAML 1.2 sections 7.3.1 and 7.3.2).</summary>
internal static class Quotes
{
    /// <summary>The position of the quote that closes the one at <paramref name="open"/>; -1 when there is none before <paramref name="limit"/>.</summary>
    public static int Close(string text, int open, int limit)
    {
        var rest = text.AsSpan(0, limit);
        var position = open + 1;
        while (position < limit)
        {
            var next =
                text[open] == '"'
                    ? rest.Slice(position).IndexOfAny('"', '\\')
                    : rest.Slice(position).IndexOf('\'');
            if (next < 0)
            {
                return -1;
            }

            position += next;
            var isPair =
                text[position] == '\\'
                || (text[open] == '\'' && position + 1 < limit && text[position + 1] == '\'');
            if (!isPair)
            {
                return position;
            }

            position += 2;
        }

        return -1;
    }
}
