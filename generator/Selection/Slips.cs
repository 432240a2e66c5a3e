namespace AtlasGen.Generator.Selection;

/// <summary>Entries that match nothing because they are written in a way that many take for right.</summary>
internal static class Slips
{
    /// <summary>What is wrong, whatever the document holds, to be appended to a sentence; <see langword="null"/> when nothing is.</summary>
    public static string? Certain(SelectionEntry entry)
    {
        if (WithPrefix(entry.Pattern) is { } meant)
        {
            return $"did you mean '{meant}'?";
        }

        if (IsOfTagOrPath(entry))
        {
            return null;
        }

        return entry.Pattern.StartsWith("//", StringComparison.Ordinal)
            ? "comments begin with '#'"
            : OfRename(entry.Pattern);
    }

    /// <summary>
    /// That it seems to be several entries; <see langword="null"/> when it does not. To be asked only where no name is
    /// near: a comma or a blank may be part of an operationId, of a tag and of a path.
    /// </summary>
    public static string? Separator(SelectionEntry entry)
    {
        var isSeveral =
            entry.PathStart < 0
            && (
                entry.Pattern.Contains(',')
                || (!IsOfTagOrPath(entry) && entry.Pattern.Any(char.IsWhiteSpace))
            );
        return !isSeveral ? null
            : entry.Place is null ? "entries are separated by semicolons"
            : "each entry stands on a line of its own";
    }

    private static bool IsOfTagOrPath(SelectionEntry entry) =>
        entry.TagPattern is not null || entry.PathPattern is not null;

    /// <summary><c>Tags: Projects</c>, where <c>tag:Projects</c> is meant.</summary>
    private static string? WithPrefix(string pattern)
    {
        var colon = pattern.IndexOf(':');
        var word = colon < 0 ? "" : pattern.Substring(0, colon);
        var prefix = word.Trim().TrimEnd('s', 'S').ToLowerInvariant();
        return prefix is "tag" or "path" && word != prefix
            ? $"{prefix}:{pattern.Substring(colon + 1).Trim()}"
            : null;
    }

    /// <summary><c>getUser As Find</c>, where <c>getUser as Find</c> is meant; and a new name of no word, or of several.</summary>
    private static string? OfRename(string pattern)
    {
        var words = pattern.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var i = Array.FindIndex(
            words,
            word => word == "=>" || word.Equals("as", StringComparison.OrdinalIgnoreCase)
        );
        return i <= 0 ? null
            : i == words.Length - 2 && words[i] != "as"
                ? $"did you mean '{string.Join(" ", words.Take(i))} as {words[i + 1]}'?"
            : "behind 'as' stands the new name, which is one word";
    }
}
