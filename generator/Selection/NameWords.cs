using System.Text;

namespace AtlasGen.Generator.Selection;

/// <summary>Splits names and sentences into words.</summary>
internal static class NameWords
{
    // A longer text is not the name or the summary of an operation, and comparing words takes quadratic time.
    private const int MostCharacters = 300;
    private const int MostWords = 40;

    /// <summary>Returns the words of a text, in lowercase: <c>listIPRanges</c> has the words list, ip, and ranges.</summary>
    public static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        text = text.Substring(0, Math.Min(text.Length, MostCharacters));
        for (var i = 0; i < text.Length && words.Count < MostWords; i++)
        {
            var c = text[i];
            if (!char.IsLetterOrDigit(c) || IsStart(text, i))
            {
                End();
            }

            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    /// <summary>Returns a word in the singular, by the regular rules of English.</summary>
    public static string Singular(string word) =>
        word.Length <= 3 || Ends(word, "ss") || Ends(word, "us") || Ends(word, "is") ? word
        : Ends(word, "ies") ? word.Substring(0, word.Length - 3) + "y"
        : Ends(word, "sses") || Ends(word, "xes") ? word.Substring(0, word.Length - 2)
        : Ends(word, "s") ? word.Substring(0, word.Length - 1)
        : word;

    private static bool Ends(string word, string end) =>
        word.EndsWith(end, StringComparison.Ordinal);

    /// <summary>Returns whether a capital letter begins a word: in <c>userId</c>, and the last one in <c>APIKey</c>.</summary>
    private static bool IsStart(string text, int i) =>
        i > 0
        && char.IsUpper(text[i])
        && (!char.IsUpper(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1])));
}
