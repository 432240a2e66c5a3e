namespace AtlasGen.Runtime;

/// <summary>Reads what an error code such as <c>CLUSTER_NOT_FOUND</c> is about, from its words and those of the path.</summary>
internal static class NotFoundCode
{
    private const string Suffix = "_NOT_FOUND";

    /// <summary>
    /// Returns whether a code names something that contains the target of a path, and not the target itself. Atlas documents
    /// hundreds of codes without their operations, so only the names can be compared.
    /// </summary>
    /// <param name="code">The error code, or <see langword="null"/> if there is none.</param>
    /// <param name="path">The path template, such as <c>/groups/{groupId}/clusters/{clusterName}</c>.</param>
    public static bool IsAboutParent(string? code, string path)
    {
        var end = code?.IndexOf(Suffix, StringComparison.Ordinal) ?? -1;
        if (end <= 0)
        {
            return false;
        }

        var noun = Words(code![..end].Split('_'));
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var target = Array.FindLastIndex(segments, segment => !segment.StartsWith('{'));
        var isTarget = segments.Skip(Math.Max(target, 0)).Any(Names);
        return !isTarget && segments.Take(Math.Max(target, 0)).Any(Names);

        bool Names(string segment)
        {
            var words = segment.StartsWith('{')
                ? WordsOfParameter(segment[1..].Split('}')[0])
                : Words(Split(segment));
            // A flex cluster is also a cluster.
            return words.Count > 0 && (Ends(noun, words) || Ends(words, noun));
        }
    }

    /// <summary>Returns what a parameter identifies: the cluster of <c>clusterName</c>.</summary>
    private static List<string> WordsOfParameter(string name)
    {
        var words = Words(Split(name));
        if (words is [.., "id" or "name"])
        {
            words.RemoveAt(words.Count - 1);
        }

        return words;
    }

    private static bool Ends(List<string> words, List<string> end) =>
        end.Count <= words.Count
        && words.Skip(words.Count - end.Count).SequenceEqual(end, StringComparer.Ordinal);

    private static List<string> Words(IEnumerable<string> words) =>
        [.. words.Select(word => Singular(word.ToLowerInvariant()))];

    private static IEnumerable<string> Split(string name)
    {
        var start = 0;
        for (var i = 1; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                yield return name[start..i];
                start = i;
            }
        }

        yield return name[start..];
    }

    private static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.EndsWith("xes", StringComparison.Ordinal)
        || word.EndsWith("sses", StringComparison.Ordinal)
            ? word[..^2]
        : word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal)
            ? word[..^1]
        : word;
}
