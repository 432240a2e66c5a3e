using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Selection;

/// <summary>Finds what a user meant to write.</summary>
internal static class Suggestions
{
    private const string Async = "Async";

    /// <summary>The entry that was probably meant, and the operation where it means one.</summary>
    public static (string? Entry, SpecOperation? Operation) For(
        SelectionEntry entry,
        IReadOnlyList<SpecOperation> operations
    )
    {
        var exclusion = entry.IsExclusion ? "!" : "";
        if (entry.TagPattern is { } pattern)
        {
            var nearest = Nearest(
                pattern,
                operations.SelectMany(operation => operation.Tags)
            )?.Name;
            return (nearest is null ? null : $"{exclusion}tag:{nearest}", null);
        }

        if (entry.PathPattern is { } path)
        {
            var nearest = Nearest(path, operations.Select(operation => operation.Path))?.Name;
            return (nearest is null ? null : $"{exclusion}path:{nearest}", null);
        }

        if (!entry.IsOperationId || entry.Pattern.Length == 0)
        {
            return (null, null);
        }

        var meant =
            entry.PathStart < 0
                ? ByName(entry.Pattern, operations)
                : ByPath(entry.Pattern, entry.PathStart, operations);
        var tag = operations
            .SelectMany(operation => operation.Tags)
            .FirstOrDefault(tag => tag.Equals(entry.Pattern, StringComparison.OrdinalIgnoreCase));
        if (
            tag is not null
            && meant?.OperationId.Equals(tag, StringComparison.OrdinalIgnoreCase) is not true
        )
        {
            return ($"{exclusion}tag:{tag}", null);
        }

        // What has no operationId can be selected by its path alone.
        return meant is null
            ? (null, null)
            : (
                exclusion
                    + (meant.OperationId.Length > 0 ? meant.OperationId : "path:" + meant.Path),
                meant
            );
    }

    /// <summary>By operationId, or by the name that Atlas's own tools or the generated method have for the operation.</summary>
    public static SpecOperation? ByName(string name, IReadOnlyList<SpecOperation> operations)
    {
        // As it is called: atlas.Projects.ListGroupsAsync(stop)
        var call = name.Split('(')[0].TrimEnd();
        var method = call.Substring(call.LastIndexOf('.') + 1);
        // Where operationIds have dots, what stands behind one is no method.
        var isMethod = !operations.Any(operation => operation.OperationId.Contains('.'));
        return operations.FirstOrDefault(operation => operation.Alias == name)
            ?? Near(isMethod ? [name, call, method] : [name, call], operations)
            ?? Near([method], operations);
    }

    /// <summary>What one of the ways to write a name is nearest to; of those equally near, the first.</summary>
    private static SpecOperation? Near(
        IEnumerable<string> names,
        IReadOnlyList<SpecOperation> operations
    )
    {
        var known = operations
            .SelectMany(operation => new[] { operation.OperationId, operation.Alias })
            .Where(known => known.Length > 0)
            .ToList();
        var nearest = names
            .Where(name => name.Length > 0)
            .Distinct()
            .Select(name => Nearest(name, known))
            .OfType<(string Name, int Distance)>()
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        return nearest is null
            ? null
            : operations.FirstOrDefault(operation => operation.OperationId == nearest)
                ?? operations.First(operation => operation.Alias == nearest);
    }

    /// <summary>Somebody wrote <c>/api/…</c> or <c>PATCH /api/…</c> where an operationId belongs.</summary>
    private static SpecOperation? ByPath(
        string pattern,
        int slash,
        IReadOnlyList<SpecOperation> operations
    )
    {
        var method = pattern.Substring(0, slash).Trim();
        var path = pattern.Substring(slash);
        var ofMethod = operations.Where(operation =>
            operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase)
        );
        if (!operations.Any(operation => operation.Path == path))
        {
            // Where several paths are equally near, one that has the method was meant.
            path = new[] { ofMethod, operations }
                .Select(candidates => Nearest(path, candidates.Select(candidate => candidate.Path)))
                .OfType<(string Name, int Distance)>()
                .OrderBy(candidate => candidate.Distance)
                .Select(candidate => candidate.Name)
                .FirstOrDefault();
        }

        return ofMethod.Concat(operations).FirstOrDefault(operation => operation.Path == path);
    }

    /// <summary>The nearest of the known names, or <see langword="null"/> when none is near.</summary>
    private static (string Name, int Distance)? Nearest(string name, IEnumerable<string> known)
    {
        // Methods end in Async, and operationIds hardly ever: it counts only between names that are equally near.
        var stem = WithoutAsync(name);
        var limit = Math.Max(2, stem.Length / 3);
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

    private static string WithoutAsync(string name) =>
        name.EndsWith(Async, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - Async.Length)
            : name;

    /// <summary>The edit distance of Levenshtein, without regard to case.</summary>
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
