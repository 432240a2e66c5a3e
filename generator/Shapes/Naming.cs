using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace AtlasGen.Generator.Shapes;

/// <summary>Makes C# identifiers of names that were never meant to be some.</summary>
internal static class Naming
{
    private static readonly Dictionary<char, string> Symbols = new()
    {
        ['<'] = "LessThan",
        ['>'] = "GreaterThan",
        ['='] = "Equal",
        ['!'] = "Not",
        ['+'] = "Plus",
        ['-'] = "Minus",
        ['*'] = "Star",
        ['/'] = "Slash",
        ['%'] = "Percent",
        ['&'] = "And",
        ['|'] = "Or",
        ['$'] = "Dollar",
        ['.'] = "Dot",
    };

    /// <summary><c>updateProjectInvitation</c> → <c>UpdateProjectInvitation</c>, <c>GROUP_OWNER</c> → <c>GroupOwner</c>.</summary>
    public static string Pascal(string name)
    {
        var hasLower = name.Any(char.IsLower);
        var builder = new StringBuilder(name.Length);
        var startsWord = true;
        var previousIsUpper = false;
        foreach (var c in name)
        {
            // Only letters and digits of ASCII: letters of other scripts may look like them, and names must be typed.
            if (!IsAsciiLetterOrDigit(c))
            {
                startsWord = true;
                continue;
            }

            if (startsWord)
            {
                builder.Append(char.ToUpperInvariant(c));
            }
            else
            {
                builder.Append(hasLower ? c : char.ToLowerInvariant(c));
            }

            startsWord = char.IsDigit(c) && !previousIsUpper && hasLower;
            previousIsUpper = char.IsUpper(c);
        }

        if (builder.Length == 0)
        {
            foreach (var c in name)
            {
                builder.Append(Symbols.TryGetValue(c, out var word) ? word : "");
            }
        }

        if (builder.Length == 0)
        {
            return "Empty";
        }

        if (char.IsDigit(builder[0]))
        {
            builder.Insert(0, name[0] == '-' ? "Minus" : "_");
        }

        return builder.ToString();
    }

    /// <summary><c>GroupOwner</c> → <c>groupOwner</c>, with <c>@</c> where it is a keyword.</summary>
    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        // "ID" → "id", "IPAddress" → "ipAddress": the run of capitals in front, but for the one that starts a word.
        var run = pascal.TakeWhile(char.IsUpper).Count();
        var lower =
            run > 1 && run < pascal.Length && char.IsLower(pascal[run])
                ? run - 1
                : Math.Max(1, run);
        var camel = pascal.Substring(0, lower).ToLowerInvariant() + pascal.Substring(lower);
        return SyntaxFacts.GetKeywordKind(camel) != SyntaxKind.None ? "@" + camel : camel;
    }

    /// <summary><c>roles</c> → <c>role</c>, <c>policies</c> → <c>policy</c>.</summary>
    public static string Singular(string name)
    {
        if (Ends("ies") && name.Length > 4)
        {
            return Cut(3) + "y";
        }

        if (Ends("sses") || Ends("xes") || Ends("ches") || Ends("shes"))
        {
            return Cut(2);
        }

        return Ends("s") && !Ends("ss") && !Ends("us") && !Ends("is") && name.Length > 2
            ? Cut(1)
            : name;

        bool Ends(string suffix) => name.EndsWith(suffix, StringComparison.Ordinal);
        string Cut(int count) => name.Substring(0, name.Length - count);
    }

    /// <summary>The first of <c>name</c>, <c>nameValue</c>, <c>nameValue2</c>, … that is not taken; it is taken then.</summary>
    public static string Unique(string name, ISet<string> taken, string suffix)
    {
        var candidate = name;
        for (var i = 1; !taken.Add(candidate); i++)
        {
            candidate = i == 1 ? name + suffix : $"{name}{suffix}{i}";
        }

        return candidate;
    }

    private static bool IsAsciiLetterOrDigit(char c) =>
        c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
}
