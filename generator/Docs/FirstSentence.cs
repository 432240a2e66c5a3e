namespace AtlasGen.Generator.Docs;

/// <summary>
/// Finds the end of the first sentence, which is not within an element or brackets, and not after an abbreviation.
/// </summary>
internal static class FirstSentence
{
    private static readonly HashSet<string> Abbreviations = new(
        "approx cf dr eg excl ie incl mr mrs no resp st vs".Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Splits the XML of a paragraph after its first sentence.</summary>
    public static (string First, string Others) Split(string xml)
    {
        // An unclosed bracket does not count.
        var end = End(xml, bracket: 1) ?? End(xml, bracket: 0) ?? xml.Length;
        var start = Has(xml, end, MarkdownText.Break) ? end + MarkdownText.Break.Length : end;
        return (xml.Substring(0, end), xml.Substring(start).TrimStart());
    }

    private static int? End(string xml, int bracket)
    {
        var (elements, brackets) = (0, 0);
        for (var i = 0; i < xml.Length; i++)
        {
            switch (xml[i])
            {
                case '<' when Has(xml, i, MarkdownText.Break) && elements == 0:
                    return i;
                case '<':
                    var end = xml.IndexOf('>', i);
                    elements +=
                        xml[end - 1] == '/' ? 0
                        : xml[i + 1] == '/' ? -1
                        : 1;
                    i = end;
                    break;
                case '(' or '[' when elements == 0:
                    brackets += bracket;
                    break;
                case ')' or ']' when elements == 0 && brackets > 0:
                    brackets--;
                    break;
                case ' ' when elements + brackets == 0 && IsEnd(xml, i):
                    return i;
            }
        }

        return null;
    }

    private static bool IsEnd(string xml, int blank)
    {
        var mark = blank - 1;
        while (mark > 0 && xml[mark] is ')' or ']' or '"' or '\'' or '”' or '’' or '>')
        {
            // A period in code does not end a sentence.
            if (Has(xml, mark - 3, "</c>"))
            {
                return false;
            }

            mark = (xml[mark] == '>' ? xml.LastIndexOf('<', mark) : mark) - 1;
        }

        var next = blank + 1;
        while (next < xml.Length && xml[next] == '<' && !Has(xml, next, "<c>"))
        {
            next = xml.IndexOf('>', next) + 1;
        }

        return mark >= 0
            && xml[mark] is '.' or '!' or '?' or '…'
            && next < xml.Length
            && !char.IsLower(xml[next])
            && !(xml[mark] == '.' && IsAbbreviation(xml, mark, xml[next]));
    }

    private static bool IsAbbreviation(string xml, int end, char next)
    {
        var start = xml.LastIndexOfAny([' ', '(', '>'], end) + 1;
        var word = xml.Substring(start, end - start);
        // "e.g.", "U.S.", and initials are abbreviations, but "no." is one only before a number.
        return word.Length == 1 ? char.IsUpper(word[0])
            : word.IndexOf('.') == 1
                ? char.IsLetter(word[0]) && word.LastIndexOf('.') == word.Length - 2
            : Abbreviations.Contains(word) && (word is not ("no" or "No") || char.IsDigit(next));
    }

    private static bool Has(string xml, int index, string text) =>
        index >= 0 && string.CompareOrdinal(xml, index, text, 0, text.Length) == 0;
}
