using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Selection;

/// <summary>Takes the operations that the user names: operationIds, globs, <c>tag:</c>, <c>path:</c>, and <c>!</c> to exclude.</summary>
internal static class OperationSelector
{
    /// <summary>Selects; every entry that matches nothing is told, so that a typing mistake is never silent.</summary>
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
        // Without an inclusion, everything is included: "!deprecated*" alone means all but these.
        var selected = new bool[operations.Count];
        var places = new SourcePlace?[operations.Count];
        if (entries.All(entry => entry.IsExclusion))
        {
            selected.AsSpan().Fill(true);
        }

        // Exclusions win wherever they stand, so that the order of a list never matters.
        foreach (var entry in entries.OrderBy(entry => entry.IsExclusion))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var matches = Matcher(entry.Pattern);
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

            if (!any)
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

    private static Func<SpecOperation, bool> Matcher(string pattern)
    {
        if (pattern.StartsWith("tag:", StringComparison.Ordinal))
        {
            var glob = Glob(pattern.Substring(4));
            return operation => operation.Tags.Any(glob);
        }

        if (pattern.StartsWith("path:", StringComparison.Ordinal))
        {
            var glob = Glob(pattern.Substring(5));
            return operation => glob(operation.Path);
        }

        var operationId = Glob(pattern);
        return operation => operationId(operation.OperationId);
    }

    private static Func<string, bool> Glob(string pattern)
    {
        pattern = pattern.Trim();
        return text => IsMatch(pattern, text);
    }

    /// <summary>Matches <c>*</c> (any characters) and <c>?</c> (one character).</summary>
    /// <remarks>A regular expression made of a stranger's stars can backtrack without end; this cannot.</remarks>
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
                // The last star takes one character more.
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
