using System.Text;

namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>Finds where the first sentence of a text ends: not in code or in brackets, nor after an abbreviation.</summary>
internal sealed class SentenceStops
{
    // Stands for code, which is a word of its own and may begin a sentence.
    private const char Word = '\ufffc';

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "approx",
        "ca",
        "cf",
        "dr",
        "eg",
        "excl",
        "ie",
        "incl",
        "mr",
        "mrs",
        "ms",
        "prof",
        "resp",
        "st",
        "viz",
        "vs",
    };

    private static readonly HashSet<string> BeforeNumbers = new(StringComparer.OrdinalIgnoreCase)
    {
        "art",
        "ch",
        "fig",
        "no",
        "nr",
        "pp",
        "sec",
        "ver",
        "vol",
    };

    private readonly StringBuilder _text = new();
    private readonly List<(int Index, Stop Stop)> _stops = [];

    /// <summary>A blank between words, as a part of the XML.</summary>
    public readonly record struct Stop(int Start, int End);

    public bool EndsWithBreak => _text.Length > 0 && _text[_text.Length - 1] == '\n';

    public void Add(string text, int start, int end) => _text.Append(text, start, end - start);

    public void AddWord() => _text.Append(Word);

    /// <summary>Takes a blank; NUL for the end of a sentence that needs none.</summary>
    public void Add(char blank, int start, int end, bool isOutside)
    {
        if (isOutside)
        {
            _stops.Add((_text.Length, new(start, end)));
        }

        _text.Append(blank);
    }

    /// <summary>Where the first sentence ends; <see langword="null"/> when there is only one.</summary>
    public Stop? First()
    {
        var text = _text.ToString();
        // A bracket that is never closed does not count.
        return First(text, heedBrackets: true) ?? First(text, heedBrackets: false);
    }

    private Stop? First(string text, bool heedBrackets)
    {
        var (depth, next) = (0, 0);
        foreach (var (index, stop) in _stops)
        {
            for (; next < index; next++)
            {
                depth += text[next] switch
                {
                    '(' or '[' => 1,
                    ')' or ']' when depth > 0 => -1,
                    _ => 0,
                };
            }

            if ((depth == 0 || !heedBrackets) && IsEnd(text, index))
            {
                return stop;
            }
        }

        return null;
    }

    private static bool IsEnd(string text, int blank)
    {
        if (text[blank] != ' ')
        {
            return blank > 0;
        }

        var mark = blank - 1;
        while (mark >= 0 && text[mark] is ')' or ']' or '"' or '\'' or '”' or '’' or '»')
        {
            mark--;
        }

        var next = blank + 1 < text.Length ? text[blank + 1] : ' ';
        return mark >= 0
            && text[mark] is '.' or '!' or '?' or '…'
            && !char.IsLower(next)
            && next is not (',' or ';' or ':' or ')')
            && !(text[mark] == '.' && IsAbbreviation(LastWord(text, mark), next));
    }

    private static string LastWord(string text, int end)
    {
        var start = end;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not '(')
        {
            start--;
        }

        return text.Substring(start, end - start);
    }

    private static bool IsAbbreviation(string word, char next) =>
        (word.Length == 1 ? char.IsUpper(word[0]) : IsDotted(word))
        || Abbreviations.Contains(word)
        || (char.IsDigit(next) && BeforeNumbers.Contains(word));

    /// <summary>Whether it is letters with dots between them, as in "e.g." and in initials.</summary>
    private static bool IsDotted(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (
                i % 2 == 0
                    ? word[i] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
                    : word[i] != '.'
            )
            {
                return false;
            }
        }

        return word.Length % 2 == 1;
    }
}
