using System.Globalization;
using System.Text;

namespace AtlasGen.Generator.Shaping.Identifiers;

/// <summary>Converts symbols that are more than word separators to words.</summary>
internal static class SymbolNames
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        [""] = "Empty",
        ["<="] = "LessThanOrEqual",
        [">="] = "GreaterThanOrEqual",
        ["=="] = "Equal",
        ["!="] = "NotEqual",
        ["<>"] = "NotEqual",
        ["&&"] = "And",
        ["||"] = "Or",
    };

    private static readonly Dictionary<char, string> Names = new()
    {
        [' '] = "Space",
        ['\t'] = "Tab",
        ['\n'] = "NewLine",
        ['\r'] = "Return",
        ['!'] = "Not",
        ['"'] = "Quote",
        ['#'] = "Hash",
        ['$'] = "Dollar",
        ['%'] = "Percent",
        ['&'] = "And",
        ['\''] = "Apostrophe",
        ['('] = "OpenParenthesis",
        [')'] = "CloseParenthesis",
        ['*'] = "Star",
        ['+'] = "Plus",
        [','] = "Comma",
        ['-'] = "Minus",
        ['.'] = "Dot",
        ['/'] = "Slash",
        [':'] = "Colon",
        [';'] = "Semicolon",
        ['<'] = "LessThan",
        ['='] = "Equal",
        ['>'] = "GreaterThan",
        ['?'] = "Question",
        ['@'] = "At",
        ['['] = "OpenBracket",
        ['\\'] = "Backslash",
        [']'] = "CloseBracket",
        ['^'] = "Caret",
        ['_'] = "Underscore",
        ['`'] = "Backtick",
        ['{'] = "OpenBrace",
        ['|'] = "Bar",
        ['}'] = "CloseBrace",
        ['~'] = "Tilde",
    };

    /// <summary>Returns the name of a text without letters and digits: <c>&lt;=</c> → <c>LessThanOrEqual</c>.</summary>
    public static string Of(string symbols)
    {
        if (Operators.TryGetValue(symbols, out var known))
        {
            return known;
        }

        var name = new StringBuilder();
        for (var i = 0; i < symbols.Length; i++)
        {
            if (Names.TryGetValue(symbols[i], out var word))
            {
                name.Append(word);
                continue;
            }

            // The code point makes the name unique and stable: "U1F600" for an emoji.
            var isPair = i + 1 < symbols.Length && char.IsSurrogatePair(symbols[i], symbols[i + 1]);
            var code = isPair ? char.ConvertToUtf32(symbols[i], symbols[++i]) : symbols[i];
            name.Append('U').Append(code.ToString("X4", CultureInfo.InvariantCulture));
        }

        return name.ToString();
    }

    /// <summary>
    /// Returns the word for a symbol in a name that has words; empty for a symbol that only separates words.
    /// </summary>
    public static string Spoken(string name, int index)
    {
        var next = index + 1 < name.Length ? name[index + 1] : '\0';
        return name[index] switch
        {
            '%' or '&' => Names[name[index]],
            // "C++" and "GMT+1" qualify; "vnd.atlas+json" does not.
            '+' when !char.IsLetter(next) => "Plus",
            '#' when index > 0 && char.IsLetter(name[index - 1]) && !Naming.IsWordPart(next) =>
                "Sharp",
            '-' when index == 0 && Naming.IsWordPart(next) => "Minus",
            '<' or '>' or '=' when IsComparison(name, index) => Compared(name, index),
            _ => "",
        };
    }

    /// <summary>
    /// Returns whether the symbol is in front of a number: <c>&gt;= 10</c>, but not <c>&lt;name&gt;</c>.
    /// </summary>
    private static bool IsComparison(string name, int index)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is not ('<' or '>' or '=' or ' '))
            {
                return i > index && char.IsDigit(name[i]);
            }
        }

        return false;
    }

    private static string Compared(string name, int index) =>
        name[index] != '=' ? Names[name[index]]
        : index > 0 && name[index - 1] is '<' or '>' ? "OrEqual"
        : "Equal";
}
