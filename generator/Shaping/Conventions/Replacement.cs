using System.Text;

namespace AtlasGen.Generator.Shaping.Conventions;

/// <summary>Finds the replacement of a deprecated part of the document, if the part's description names one.</summary>
/// <remarks>
/// A sentence counts if it contains <c>use … instead</c>, begins with <c>Deprecated</c>, or begins with <c>Use</c>
/// right after a sentence about the deprecation. Its object counts if the document has a part of that name. Other
/// sentences may be unrelated advice, such as which operation returns the IDs, or what to do for an API key.
/// </remarks>
internal static class Replacement
{
    private const string Use = "use ";
    private const int MostWords = 16;

    // The search time grows with the square of the length. Real descriptions are shorter.
    private const int MostCharacters = 4_000;

    private static readonly char[] Punctuation = [',', ';', ':', '.', '(', ')', '*', '\'', '"'];
    private static readonly string[] Following = ["", "endpoint", "instead", "to", "and", "for"];

    /// <summary>
    /// Returns the name of the replacement; <see langword="null"/> if the description does not name one with certainty.
    /// </summary>
    /// <param name="description">The description of the deprecated part, in Markdown.</param>
    /// <param name="find">
    /// A function that finds the part with a name; it returns <see langword="null"/> if there is no such part, or more
    /// than one.
    /// </param>
    public static string? In(string? description, Func<string, string?> find)
    {
        var previous = "";
        description ??= "";
        foreach (
            var sentence in Sentences(
                description.Substring(0, Math.Min(description.Length, MostCharacters))
            )
        )
        {
            for (
                var at = IndexOf(sentence, Use, 0);
                at >= 0;
                at = IndexOf(sentence, Use, at + Use.Length)
            )
            {
                if (
                    (at == 0 || !char.IsLetterOrDigit(sentence[at - 1]))
                    && IsAboutReplacement(sentence, at, previous)
                    && Object(sentence.Substring(at + Use.Length), find) is { } name
                )
                {
                    return name;
                }
            }

            previous = sentence;
        }

        return null;
    }

    /// <summary>
    /// Returns the letters and digits of a name, so that <c>List Flex Clusters</c> matches <c>listFlexClusters</c>.
    /// </summary>
    public static string Letters(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        return letters.ToString();
    }

    private static IEnumerable<string> Sentences(string description) =>
        string.Join(" ", description.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Split([". "], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsAboutReplacement(string sentence, int at, string previous)
    {
        var lead = sentence.Substring(0, at).Trim();
        return IndexOf(sentence, "instead", at) >= 0
            || IndexOf(lead, "deprecated", 0) == 0
            || (
                (lead.Length == 0 || lead.Equals("please", StringComparison.OrdinalIgnoreCase))
                && IndexOf(previous, "deprecated", 0) >= 0
            );
    }

    /// <summary>Returns the object of the sentence: in code, in bold, as a link, or as plain words.</summary>
    private static string? Object(string text, Func<string, string?> find)
    {
        text = IndexOf(text, "the ", 0) == 0 ? text.Substring("the ".Length) : text;
        return Between(text, "`", "`") is { } code ? find(code)
            : Between(text, "**", "**") is { } bold ? find(bold)
            : Between(text, "[", "]") is { } title ? find(title) ?? find(Anchor(text))
            : InWords(text, find);
    }

    private static string? Between(string text, string start, string end) =>
        text.StartsWith(start, StringComparison.Ordinal)
        && text.IndexOf(end, start.Length, StringComparison.Ordinal) is var close and > 0
            ? text.Substring(start.Length, close - start.Length)
            : null;

    /// <summary>
    /// Returns the last segment of a link target such as <c>(#tag/Clusters/operation/listClusters)</c>.
    /// </summary>
    private static string Anchor(string link) =>
        Between(link.Substring(link.IndexOf(']') + 1), "(", ")") is { } target
            ? target.Substring(target.LastIndexOf('/') + 1)
            : "";

    private static string? InWords(string text, Func<string, string?> find)
    {
        var words = text.Split([' '], MostWords + 1);
        for (var count = Math.Min(words.Length, MostWords); count > 0; count--)
        {
            var next = count < words.Length ? words[count].Trim(Punctuation) : "";
            var endsThere = words[count - 1].TrimEnd(Punctuation).Length < words[count - 1].Length;
            if (
                (endsThere || Following.Contains(next, StringComparer.OrdinalIgnoreCase))
                && find(string.Join(" ", words.Take(count))) is { } name
            )
            {
                return name;
            }
        }

        return null;
    }

    private static int IndexOf(string text, string part, int start) =>
        text.IndexOf(part, start, StringComparison.OrdinalIgnoreCase);
}
