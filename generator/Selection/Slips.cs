using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Selection;

/// <summary>Entries that match nothing because they are written in a way that many take for right.</summary>
/// <remarks>What is told is put behind a sentence; <see langword="null"/> is nothing to tell.</remarks>
internal static class Slips
{
    /// <summary>What is wrong though a name may be near.</summary>
    public static string? Certain(SelectionEntry entry, IReadOnlyList<SpecOperation> operations)
    {
        if (entry.Place is not null && entry.Pattern.StartsWith("//", StringComparison.Ordinal))
        {
            return "comments begin with '#'";
        }

        // An operationId may look like a prefix (tags:list) or a rename (List as table), so these ask for operations.
        if (
            OfPrefix(entry, operations) is { } prefix
            && Suggestions.ByName(entry.Pattern, operations)?.OperationId.Contains(':') is not true
        )
        {
            return prefix;
        }

        var parts = Parts(entry);
        return OfRename(entry, IsOperation)
            ?? (
                parts.Count > 1 && parts.Any(part => IsOperation(part.Pattern))
                    ? SeparatorOf(entry)
                    : null
            );

        bool IsOperation(string name) =>
            name.Length > 0 && operations.Any(known => known.OperationId == name);
    }

    /// <summary>What is wrong where no name is near.</summary>
    public static string? Likely(SelectionEntry entry) =>
        OfRename(entry, static _ => true)
        ?? (
            Parts(entry).Count > 1
            || (
                entry.PathStart < 0 && !IsOfTagOrPath(entry) && entry.Pattern.Any(char.IsWhiteSpace)
            )
                ? SeparatorOf(entry)
                : null
        );

    /// <summary>
    /// <c>Tags: Projects</c>, where <c>tag:Projects</c> is meant; and a prefix before <c>!</c>, or before a method.
    /// </summary>
    private static string? OfPrefix(SelectionEntry entry, IReadOnlyList<SpecOperation> operations)
    {
        var colon = entry.Pattern.IndexOf(':');
        var word = colon < 0 ? "" : entry.Pattern.Substring(0, colon);
        var prefix = word.Trim().TrimEnd('s', 'S').ToLowerInvariant();
        if (prefix is not ("tag" or "path"))
        {
            return null;
        }

        var rest = SelectionEntry.Parse(entry.Pattern.Substring(colon + 1).Trim());
        var isAsItShouldBe = word == prefix;
        if (isAsItShouldBe && !rest.IsExclusion && (prefix != "path" || rest.PathStart <= 0))
        {
            return null;
        }

        var exclusion = entry.IsExclusion || rest.IsExclusion ? "!" : "";
        var value = rest.Pattern;
        if (prefix == "path" && rest.PathStart > 0)
        {
            var method = value.Substring(0, rest.PathStart).Trim();
            value = value.Substring(rest.PathStart);
            if (value.IndexOfAny(['*', '?']) < 0)
            {
                var (suggestion, operation) = Suggestions.For(
                    SelectionEntry.Parse(exclusion + rest.Pattern),
                    operations
                );
                if (operation?.Method.Equals(method, StringComparison.OrdinalIgnoreCase) is true)
                {
                    return $"did you mean '{suggestion}'?";
                }
            }
        }

        var meant = SelectionEntry.Parse($"{exclusion}{prefix}:{value}");
        var known = OperationSelector.MatchesAny(meant, operations)
            ? meant.ToString()
            : Suggestions.For(meant, operations).Entry;
        return known is not null ? $"did you mean '{known}'?"
            : isAsItShouldBe ? null
            : $"{prefix}s are selected with '{prefix}:'";
    }

    /// <summary><c>getUser As Find</c>, where <c>getUser as Find</c> is meant; and a new name of no word, or of several.</summary>
    private static string? OfRename(SelectionEntry entry, Func<string, bool> isOperation)
    {
        var words = entry.Pattern.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var i = Array.FindIndex(
            words,
            word => word is "=>" or "->" || word.Equals("as", StringComparison.OrdinalIgnoreCase)
        );
        var operation = string.Join(" ", words.Take(i));
        var isName = entry.IsOperationId && entry.PathStart < 0;
        if (i <= 0 || !isName || Parts(entry).Count > 1 || !isOperation(operation))
        {
            return null;
        }

        return entry.IsExclusion ? "what is excluded has no new name"
            : i == words.Length - 2 && words[i] != "as"
                ? $"did you mean '{operation} as {words[i + 1]}'?"
            : "the new name after 'as' must be one word";
    }

    /// <summary>
    /// What stands between commas, and in a file between semicolons; the entry alone where these are a part of a path,
    /// since what follows begins as no other path or tag does.
    /// </summary>
    private static IReadOnlyList<SelectionEntry> Parts(SelectionEntry entry)
    {
        var parts = entry
            .Pattern.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => SelectionEntry.Parse(part.Trim()))
            .ToList();
        var isPath = entry.PathStart >= 0 || entry.PathPattern is not null;
        return !isPath || parts.Skip(1).Any(part => part.PathStart >= 0 || IsOfTagOrPath(part))
            ? parts
            : [entry];
    }

    private static string SeparatorOf(SelectionEntry entry) =>
        entry.Place is null
            ? "entries are separated by semicolons"
            : "each entry stands on a line of its own";

    private static bool IsOfTagOrPath(SelectionEntry entry) =>
        entry.TagPattern is not null || entry.PathPattern is not null;
}
