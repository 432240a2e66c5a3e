using AtlasGen.Generator.Diagnostics;

namespace AtlasGen.Generator.Selection;

/// <summary>The words in the names of a document's operations, which are spelled correctly.</summary>
internal sealed class Vocabulary(IEnumerable<string> names)
{
    // Methods have this suffix, and operationIds rarely do.
    private const string Async = "async";

    private readonly HashSet<string> _words = new(names.SelectMany(Words), StringComparer.Ordinal);

    /// <summary>
    /// Returns whether a name can be a misspelling of a known one: the words in which they differ are similar, and those
    /// of the name are not words of other names. <c>listTeams</c> is not a misspelling of <c>listTerms</c> if there are
    /// teams.
    /// </summary>
    public bool CanBeMisspelled(string name, string known)
    {
        var different = Words(name).ToList();
        var missing = Words(known).Where(word => !different.Remove(word)).ToList();
        return !different.Any(word => _words.Contains(word) || Synonyms.IsKnown(word))
            && SimilarNames.AreSimilar(string.Concat(different), string.Concat(missing));
    }

    private static IEnumerable<string> Words(string name) =>
        NameWords.Split(name).Select(NameWords.Singular).Where(word => word != Async);
}
