namespace AtlasGen.Generator.Diagnostics;

/// <summary>Finds similar names, to suggest corrections for typing errors.</summary>
internal static class SimilarNames
{
    private const string Async = "Async";

    /// <summary>Returns the most similar known name; <see langword="null"/> if no name is similar enough.</summary>
    public static (string Name, int Distance)? Nearest(string name, IEnumerable<string> known)
    {
        // Method names end in Async, but operationIds rarely do. The suffix only decides between equally similar names.
        var stem = WithoutAsync(name);
        var limit = Limit(stem);
        return known
            .Distinct()
            .Select(candidate => (Name: candidate, Stem: WithoutAsync(candidate)))
            .Where(candidate => Math.Abs(candidate.Stem.Length - stem.Length) <= limit)
            .Select(candidate => (candidate.Name, Distance: Distance(stem, candidate.Stem)))
            .Where(candidate => candidate.Distance <= limit)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => Distance(name, candidate.Name))
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => ((string, int)?)candidate)
            .FirstOrDefault();
    }

    /// <summary>Returns whether one text can be a misspelling of another one.</summary>
    public static bool AreSimilar(string text, string known) =>
        text == known || (text.Length > 0 && Distance(text, known) <= Limit(text));

    /// <summary>Returns a method's name without the suffix that operationIds do not have.</summary>
    public static string WithoutAsync(string name) =>
        name.EndsWith(Async, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - Async.Length)
            : name;

    private static int Limit(string text) => Math.Max(2, text.Length / 3);

    /// <summary>Returns the Levenshtein distance, ignoring case.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same =
                    char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                current[j] = Math.Min(
                    Math.Min(previous[j] + 1, current[j - 1] + 1),
                    previous[j - 1] + (same ? 0 : 1)
                );
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
