using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Selection;

/// <summary>Takes the operations that the user names: operationIds, globs, <c>tag:</c>, <c>path:</c>, and <c>!</c> to exclude.</summary>
internal static class OperationSelector
{
    /// <summary>Selects; every pattern that matches nothing is told, so that a typing mistake is never silent.</summary>
    public static (IReadOnlyList<SpecOperation> Selected, IReadOnlyList<string> Unmatched) Select(
        IReadOnlyList<SpecOperation> operations,
        IReadOnlyList<string> patterns,
        CancellationToken cancellationToken
    )
    {
        var unmatched = new List<string>();
        // Without an inclusion, everything is included: "!deprecated*" alone means all but these.
        var selected = new bool[operations.Count];
        if (patterns.All(IsExclusion))
        {
            selected.AsSpan().Fill(true);
        }

        // Exclusions win wherever they stand, so that the order of a list never matters.
        foreach (var pattern in patterns.OrderBy(IsExclusion))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var matches = Matcher(pattern.TrimStart('!'));
            var any = false;
            for (var i = 0; i < operations.Count; i++)
            {
                if (matches(operations[i]))
                {
                    any = true;
                    selected[i] = !IsExclusion(pattern);
                }
            }

            if (!any)
            {
                unmatched.Add(pattern);
            }
        }

        return ([.. operations.Where((_, i) => selected[i])], unmatched);
    }

    /// <summary>Whether a pattern is a plain operationId, for which a similar one can be proposed.</summary>
    public static bool IsOperationId(string pattern) => pattern.IndexOfAny(['*', '?', ':']) < 0;

    private static bool IsExclusion(string pattern) =>
        pattern.StartsWith("!", StringComparison.Ordinal);

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
