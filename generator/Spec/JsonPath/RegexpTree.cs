using System.Globalization;

namespace AtlasGen.Generator.Spec.JsonPath;

/// <summary>A part of a regular expression.</summary>
internal abstract record RegexpTree;

internal sealed record RegexpSequence(IReadOnlyList<RegexpTree> Items) : RegexpTree;

internal sealed record RegexpChoice(IReadOnlyList<RegexpTree> Items) : RegexpTree;

/// <param name="Item">The repeated part.</param>
/// <param name="Least">The minimum number of repetitions.</param>
/// <param name="Most">The maximum number of repetitions; <see langword="null"/> if there is none.</param>
internal sealed record RegexpRepetition(RegexpTree Item, int Least, int? Most) : RegexpTree;

/// <summary>A set of characters, one of which is read.</summary>
/// <param name="Ranges">The ranges of code points.</param>
/// <param name="Categories">The first letters of Unicode categories, or their two letters.</param>
/// <param name="IsNegated">Whether the set contains all other characters.</param>
internal sealed record RegexpCharacters(
    IReadOnlyList<(int First, int Last)> Ranges,
    IReadOnlyList<(string Category, bool IsNegated)> Categories,
    bool IsNegated = false
) : RegexpTree
{
    /// <summary>Any character except line breaks.</summary>
    public static RegexpCharacters Any { get; } =
        new([('\n', '\n'), ('\r', '\r')], [], IsNegated: true);

    public bool Contains(int character) =>
        IsNegated
        != (
            Ranges.Any(range => range.First <= character && character <= range.Last)
            || Categories.Any(category =>
                category.IsNegated
                != Category(character).StartsWith(category.Category, StringComparison.Ordinal)
            )
        );

    /// <summary>Returns the abbreviation of a character's Unicode category.</summary>
    private static string Category(int character)
    {
        // A surrogate that is not in a pair is not a character.
        var category = character is >= 0xD800 and <= 0xDFFF
            ? UnicodeCategory.Surrogate
            : CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(character), 0);
        return category switch
        {
            UnicodeCategory.UppercaseLetter => "Lu",
            UnicodeCategory.LowercaseLetter => "Ll",
            UnicodeCategory.TitlecaseLetter => "Lt",
            UnicodeCategory.ModifierLetter => "Lm",
            UnicodeCategory.OtherLetter => "Lo",
            UnicodeCategory.NonSpacingMark => "Mn",
            UnicodeCategory.SpacingCombiningMark => "Mc",
            UnicodeCategory.EnclosingMark => "Me",
            UnicodeCategory.DecimalDigitNumber => "Nd",
            UnicodeCategory.LetterNumber => "Nl",
            UnicodeCategory.OtherNumber => "No",
            UnicodeCategory.ConnectorPunctuation => "Pc",
            UnicodeCategory.DashPunctuation => "Pd",
            UnicodeCategory.OpenPunctuation => "Ps",
            UnicodeCategory.ClosePunctuation => "Pe",
            UnicodeCategory.InitialQuotePunctuation => "Pi",
            UnicodeCategory.FinalQuotePunctuation => "Pf",
            UnicodeCategory.OtherPunctuation => "Po",
            UnicodeCategory.SpaceSeparator => "Zs",
            UnicodeCategory.LineSeparator => "Zl",
            UnicodeCategory.ParagraphSeparator => "Zp",
            UnicodeCategory.MathSymbol => "Sm",
            UnicodeCategory.CurrencySymbol => "Sc",
            UnicodeCategory.ModifierSymbol => "Sk",
            UnicodeCategory.OtherSymbol => "So",
            UnicodeCategory.Control => "Cc",
            UnicodeCategory.Format => "Cf",
            UnicodeCategory.PrivateUse => "Co",
            UnicodeCategory.Surrogate => "Cs",
            _ => "Cn",
        };
    }
}
