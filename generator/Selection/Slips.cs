namespace AtlasGen.Generator.Selection;

/// <summary>Entries that match nothing because they are written in a way that many take for right.</summary>
internal static class Slips
{
    /// <summary>What is wrong with the entry, to be appended to a sentence; <see langword="null"/> when it is well written.</summary>
    public static string? Of(SelectionEntry entry)
    {
        var pattern = entry.Pattern;
        if (WithPrefix(pattern) is { } meant)
        {
            return $"did you mean '{meant}'?";
        }

        if (entry.TagPattern is not null || entry.PathPattern is not null)
        {
            return null;
        }

        if (pattern.IndexOf(" As ", StringComparison.OrdinalIgnoreCase) is var word and > 0)
        {
            return $"did you mean '{pattern.Substring(0, word)} as {pattern.Substring(word + 4)}'?";
        }

        if (pattern.StartsWith("//", StringComparison.Ordinal))
        {
            return "comments begin with '#'";
        }

        if (pattern.IndexOf(',') < 0 && (entry.PathStart >= 0 || !pattern.Any(char.IsWhiteSpace)))
        {
            return null;
        }

        return entry.Place is null
            ? "entries are separated by semicolons"
            : "each entry stands on a line of its own";
    }

    /// <summary><c>Tags: Projects</c>, where <c>tag:Projects</c> is meant.</summary>
    private static string? WithPrefix(string pattern)
    {
        var colon = pattern.IndexOf(':');
        var word = colon < 0 ? "" : pattern.Substring(0, colon).Trim();
        var prefix = word.TrimEnd('s', 'S').ToLowerInvariant();
        return prefix is "tag" or "path" && word != prefix
            ? $"{prefix}:{pattern.Substring(colon + 1).Trim()}"
            : null;
    }
}
