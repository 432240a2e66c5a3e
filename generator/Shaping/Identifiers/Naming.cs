using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace AtlasGen.Generator.Shaping.Identifiers;

/// <summary>Converts arbitrary names to C# identifiers.</summary>
/// <remarks>
/// Words in mixed case stay unchanged, because the word boundaries in <c>AWSKMSConfiguration</c> cannot be determined.
/// Words in all capitals follow the .NET conventions. Every build converts all names of a document, so each name is
/// converted in one pass.
/// </remarks>
internal static class Naming
{
    // The limit is 1,023 in metadata and 255 in file names. The rest is room for suffixes.
    private const int LengthLimit = 160;

    /// <summary>
    /// Converts to Pascal case: <c>updateProjectInvitation</c> → <c>UpdateProjectInvitation</c>, <c>GROUP_OWNER</c> →
    /// <c>GroupOwner</c>.
    /// </summary>
    public static string Pascal(string name)
    {
        name = Shorten(name);
        if (IsCamelCase(name))
        {
            return char.IsUpper(name[0])
                ? name
                : char.ToUpperInvariant(name[0]) + name.Substring(1);
        }

        var pascal = new StringBuilder(name.Length + 8);
        var isLoud = !HasLower(name);
        for (var i = 0; i < name.Length; )
        {
            if (IsWordPart(name[i]))
            {
                var end = EndOfWord(name, i);
                AppendWord(pascal, name, i, end, isLoud);
                i = end;
            }
            else
            {
                pascal.Append(SymbolNames.Spoken(name, i++));
            }
        }

        if (pascal.Length == 0)
        {
            return SymbolNames.Of(name);
        }

        return IsLetter(pascal[0]) ? pascal.ToString() : pascal.Insert(0, '_').ToString();
    }

    /// <summary>
    /// Converts to camel case: <c>GroupOwner</c> → <c>groupOwner</c>. Keywords are prefixed with <c>@</c>.
    /// </summary>
    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        var run = 0;
        while (run < pascal.Length && char.IsUpper(pascal[run]))
        {
            run++;
        }

        // "ID" → "id", "IDs" → "ids", "IPAddress" → "ipAddress": the last capital starts a word if a lowercase letter
        // follows.
        var startsWord = run > 1 && run < pascal.Length && char.IsLower(pascal[run]);
        var isPlural =
            startsWord
            && pascal[run] == 's'
            && (run + 1 == pascal.Length || char.IsUpper(pascal[run + 1]));
        var lower = startsWord && !isPlural ? run - 1 : run;
        var camel = pascal.Substring(0, lower).ToLowerInvariant() + pascal.Substring(lower);
        // "await" is a keyword only in the client's asynchronous methods.
        return SyntaxFacts.GetKeywordKind(camel) != SyntaxKind.None || camel == "await"
            ? "@" + camel
            : camel;
    }

    /// <summary>Converts to the singular: <c>roles</c> → <c>role</c>, <c>policies</c> → <c>policy</c>.</summary>
    public static string Singular(string name) => Plural.ToSingular(name);

    /// <summary>
    /// Returns the first free name of <c>name</c>, <c>nameValue</c>, <c>nameValue2</c>, …, and marks it as taken.
    /// </summary>
    /// <remarks>
    /// A binary search finds the number, because a document can have a hundred thousand equal names.
    /// </remarks>
    public static string Unique(string name, ISet<string> taken, string suffix)
    {
        if (taken.Add(name))
        {
            return name;
        }

        var (last, free) = (0, 1);
        while (taken.Contains(Candidate(free)))
        {
            (last, free) = (free, free * 2);
        }

        while (free - last > 1)
        {
            var middle = last + ((free - last) / 2);
            (last, free) = taken.Contains(Candidate(middle)) ? (middle, free) : (last, middle);
        }

        var unique = Candidate(free);
        taken.Add(unique);
        return unique;

        string Candidate(int number) =>
            number == 1 ? name + suffix : FormattableString.Invariant($"{name}{suffix}{number}");
    }

    /// <summary>Truncates a name to the length that types and files allow.</summary>
    public static string Shorten(string name) =>
        name.Length > LengthLimit ? name.Substring(0, LengthLimit) : name;

    /// <summary>Returns whether a character is part of a word. All other characters separate words.</summary>
    /// <remarks>
    /// Letters of all scripts count, as in C#, which does not allow letters beyond the Basic Multilingual Plane.
    /// </remarks>
    public static bool IsWordPart(char c) =>
        c < 128
            ? c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '\''
            : IsLetter(c)
                || c == '’'
                || CharUnicodeInfo.GetUnicodeCategory(c)
                    is UnicodeCategory.DecimalDigitNumber
                        or UnicodeCategory.Format
                        or UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark;

    private static bool IsLetter(char c) =>
        char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LetterNumber;

    /// <summary>
    /// Returns whether a character within a word is dropped: an apostrophe, a combining accent, or an invisible
    /// character.
    /// </summary>
    private static bool IsSilent(char c) =>
        c < 128
            ? c == '\''
            : c is '’' or (>= '\u0300' and <= '\u036f')
                || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format;

    /// <summary>Returns whether at most the first letter needs to change, as in nearly all names.</summary>
    private static bool IsCamelCase(string name)
    {
        var hasLower = false;
        foreach (var c in name)
        {
            if (c is >= 'a' and <= 'z')
            {
                hasLower = true;
            }
            else if (c is not (>= 'A' and <= 'Z'))
            {
                return false;
            }
        }

        return hasLower;
    }

    private static bool HasLower(string name)
    {
        foreach (var c in name)
        {
            if (char.IsLower(c))
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfWord(string name, int start)
    {
        var end = start;
        while (end < name.Length && IsWordPart(name[end]))
        {
            end++;
        }

        return end;
    }

    private static void AppendWord(
        StringBuilder pascal,
        string name,
        int start,
        int end,
        bool isLoud
    )
    {
        var lowers = IsAcronym(name, start, end, isLoud);
        // Otherwise, 1.5 would become 15.
        if (
            pascal.Length > 0
            && char.IsDigit(pascal[pascal.Length - 1])
            && char.IsDigit(name[start])
        )
        {
            pascal.Append('_');
        }

        var (isFirst, hasLetter, isAfterDigit) = (true, false, false);
        for (var i = start; i < end; i++)
        {
            var c = name[i];
            if (IsSilent(c))
            {
                continue;
            }

            // A new word can begin after digits: in "base64url", but not in "k8s" or "2dsphere".
            if (isFirst || (isAfterDigit && hasLetter && GoesOn(name, i + 1, end, lowers)))
            {
                c = char.ToUpperInvariant(c);
            }
            else if (lowers)
            {
                c = char.ToLowerInvariant(c);
            }

            pascal.Append(c);
            isFirst = false;
            isAfterDigit = char.IsDigit(c);
            hasLetter |= !isAfterDigit;
        }
    }

    private static bool GoesOn(string name, int index, int end, bool inCapitals) =>
        index < end && (inCapitals ? char.IsLetter(name[index]) : char.IsLower(name[index]));

    /// <summary>Returns whether a word in capitals is written with only the first letter in uppercase.</summary>
    private static bool IsAcronym(string name, int start, int end, bool isLoud)
    {
        var letters = 0;
        for (var i = start; i < end; i++)
        {
            if (!char.IsLetter(name[i]))
            {
                continue;
            }

            if (!char.IsUpper(name[i]))
            {
                return false;
            }

            letters++;
        }

        // Two letters stay, as in "IP Access" and "2FA"; "ID" is an exception by .NET convention. In a name in all
        // capitals, acronyms cannot be recognized: "US_EAST_1", "IS_OK".
        return letters > 2
            || (isLoud && !char.IsDigit(name[start]))
            || (letters == 2 && end - start == 2 && name[start] == 'I' && name[start + 1] == 'D');
    }

    /// <summary>Returns the last words of a name in Pascal case; empty if it has fewer words.</summary>
    public static string LastWords(string name, int count)
    {
        for (var i = name.Length - 2; i >= 0; i--)
        {
            if (StartsWord(name, i) && --count == 0)
            {
                return name.Substring(i);
            }
        }

        return "";
    }

    // A capital letter before a small one starts a word, except the last one of a plural such as "IDs".
    private static bool StartsWord(string name, int index) =>
        char.IsUpper(name[index])
        && char.IsLower(name[index + 1])
        && !(
            name[index + 1] == 's'
            && index > 0
            && char.IsUpper(name[index - 1])
            && (index + 2 == name.Length || char.IsUpper(name[index + 2]))
        );
}
