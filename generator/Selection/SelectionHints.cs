using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Selection;

/// <summary>Recognizes two common errors in entries: commas between entries, and a misspelled prefix.</summary>
internal static class SelectionHints
{
    /// <summary>
    /// Returns a hint for an entry that matches nothing; <see langword="null"/> if the entry contains neither error.
    /// </summary>
    public static string? Hint(SelectionEntry entry, Suggestions suggestions) =>
        OfPrefix(entry, suggestions) ?? OfSeparator(entry, suggestions.Operations);

    /// <summary>
    /// Returns a hint for a misspelled prefix, such as <c>Tags: Projects</c> instead of <c>tag:Projects</c>.
    /// </summary>
    private static string? OfPrefix(SelectionEntry entry, Suggestions suggestions)
    {
        var colon = entry.Pattern.IndexOf(':');
        var word = colon < 0 ? "" : entry.Pattern.Substring(0, colon);
        var prefix = word.Trim().TrimEnd('s', 'S').ToLowerInvariant();
        if (
            prefix is not ("tag" or "path")
            || word == prefix
            // An operationId such as tags:list can look like a prefix.
            || suggestions.ByName(entry.Pattern)?.OperationId.Contains(':') is true
        )
        {
            return null;
        }

        var meant = entry with
        {
            Pattern = $"{prefix}:{entry.Pattern.Substring(colon + 1).Trim()}",
        };
        var known = OperationSelector.MatchesAny(meant, suggestions.Operations)
            ? meant.ToString()
            : suggestions.For(meant).Entry;
        return known is null ? $"select {prefix}s with '{prefix}:'" : $"did you mean '{known}'?";
    }

    private static string? OfSeparator(
        SelectionEntry entry,
        IReadOnlyList<SpecOperation> operations
    )
    {
        var parts = entry.Pattern.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 2
            || !parts.Any(part =>
                OperationSelector.MatchesAny(SelectionEntry.Parse(part.Trim()), operations)
            )
                ? null
            : entry.Place is null ? "separate entries with semicolons"
            : "write each entry on its own line";
    }
}
