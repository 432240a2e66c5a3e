using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Selection;

/// <summary>
/// Selects operations by the user's entries: operationIds, globs, <c>tag:</c>, <c>path:</c>, and <c>!</c> to exclude.
/// </summary>
internal static class OperationSelector
{
    /// <summary>
    /// Returns the selected operations, and every entry that matches nothing, so that a typing error is always
    /// reported.
    /// </summary>
    public static (
        IReadOnlyList<SpecOperation> Selected,
        IReadOnlyList<SelectionEntry> Unmatched
    ) Select(
        IReadOnlyList<SpecOperation> operations,
        IReadOnlyList<SelectionEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var unmatched = new List<SelectionEntry>();
        var selected = new bool[operations.Count];
        var places = new SourcePlace?[operations.Count];
        if (IsEverything(entries))
        {
            selected.AsSpan().Fill(true);
        }

        // Exclusions apply last, so that the order of the entries does not matter.
        foreach (var entry in entries.OrderBy(entry => entry.IsExclusion))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var matches = Matcher(entry);
            var any = false;
            for (var i = 0; i < operations.Count; i++)
            {
                if (matches(operations[i]))
                {
                    any = true;
                    selected[i] = !entry.IsExclusion;
                    places[i] ??= entry.Place;
                }
            }

            // All operations of a document without any, such as one of webhooks, is not a typing error.
            if (!any && !(operations.Count == 0 && entry.Pattern == "*"))
            {
                unmatched.Add(entry);
            }
        }

        return (
            [
                .. operations
                    .Select((operation, i) => operation with { SelectedAt = places[i] })
                    .Where((_, i) => selected[i]),
            ],
            unmatched
        );
    }

    /// <summary>
    /// Returns whether everything is included, because no entry is an inclusion: <c>!deprecated*</c> alone means
    /// everything else.
    /// </summary>
    public static bool IsEverything(IEnumerable<SelectionEntry> entries) =>
        entries.All(entry => entry.IsExclusion);

    /// <summary>Returns whether an entry matches any operation.</summary>
    public static bool MatchesAny(SelectionEntry entry, IReadOnlyList<SpecOperation> operations) =>
        operations.Any(Matcher(entry));

    private static Func<SpecOperation, bool> Matcher(SelectionEntry entry)
    {
        if (entry.TagPattern is { } tag)
        {
            return operation => operation.Tags.Any(name => IsMatch(tag, name));
        }

        if (entry.PathPattern is { } path)
        {
            return operation => IsMatch(path, operation.Path);
        }

        // A single "!" matches nothing. Without this check, it would match the operations without an operationId.
        return entry.Pattern.Length == 0
            ? static _ => false
            : operation => IsMatch(entry.Pattern, operation.OperationId);
    }

    /// <summary>Matches a glob: <c>*</c> stands for any characters, <c>?</c> for one character.</summary>
    /// <remarks>
    /// Unlike a regular expression built from user input, this algorithm cannot backtrack exponentially.
    /// </remarks>
    private static bool IsMatch(string pattern, string text)
    {
        var (p, t) = (0, 0);
        var (star, resume) = (-1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, resume) = (p++, t);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                // Extend the match of the last star by one character.
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
