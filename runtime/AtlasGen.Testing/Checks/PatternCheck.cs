using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace AtlasGen.Testing;

/// <summary>Matches texts with the patterns of a document, which are regular expressions of ECMA-262.</summary>
/// <remarks>
/// The syntax of .NET is nearly a superset. <see cref="RegexOptions.ECMAScript"/> is not used, because it does not support
/// <c>\p{L}</c>. A pattern that .NET cannot read, or that takes too long, matches everything.
/// </remarks>
internal static class PatternCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, Regex?> Known = new();

    /// <summary>Returns whether a text matches a pattern anywhere.</summary>
    public static bool Matches(string pattern, string text)
    {
        try
        {
            return Known.GetOrAdd(pattern, Read)?.IsMatch(text) ?? true;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static Regex? Read(string pattern)
    {
        var translated = WithStrictEnd(pattern);
        try
        {
            // The time does not depend on the text, but it does not support all patterns.
            return new(
                translated,
                RegexOptions.CultureInvariant | RegexOptions.NonBacktracking,
                Timeout
            );
        }
        catch (NotSupportedException)
        {
            return new(translated, RegexOptions.CultureInvariant, Timeout);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>In .NET, <c>$</c> also matches before a line break at the end. In ECMA-262, it does not.</summary>
    private static string WithStrictEnd(string pattern)
    {
        var text = new StringBuilder();
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var character = pattern[i];
            if (character == '\\' && i + 1 < pattern.Length)
            {
                text.Append(character).Append(pattern[++i]);
                continue;
            }

            isInClass = character is '[' || (isInClass && character is not ']');
            text.Append(character is '$' && !isInClass ? "\\z" : character.ToString());
        }

        return text.ToString();
    }
}
