namespace AtlasGen.Generator.Selection;

/// <summary>What a name or a summary says: a verb and its object.</summary>
/// <param name="Verb">The first word.</param>
/// <param name="Words">The other words, in the form in which words with the same meaning are equal.</param>
/// <param name="Head">Those of the words that name the object, such as <c>user</c> in <c>listUsersByName</c>.</param>
/// <param name="IsPlural">Whether the object is a plural.</param>
/// <param name="All">All words, as written.</param>
internal sealed record Phrase(
    string Verb,
    IReadOnlyList<string> Words,
    IReadOnlyList<string> Head,
    bool IsPlural,
    IReadOnlyList<string> All
)
{
    /// <summary>Gets the last word of the object; may be empty.</summary>
    public string Object => Head.Count > 0 ? Head[Head.Count - 1] : "";

    /// <summary>Reads a name, a summary, or the words of a path; returns <see langword="null"/> if it has no words.</summary>
    public static Phrase? Of(string text)
    {
        var all = NameWords.Split(text);
        if (all.Count == 0)
        {
            return null;
        }

        var rest = all.Skip(1).ToList();
        var end = rest.FindIndex(Math.Min(1, rest.Count), Synonyms.IsPreposition);
        var head = end < 0 ? rest : rest.Take(end).ToList();
        return new(
            all[0],
            Synonyms.Of(rest),
            Synonyms.Of(head),
            head.Count > 0 && NameWords.Singular(head[head.Count - 1]) != head[head.Count - 1],
            all
        );
    }
}
