using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec;

namespace AtlasGen.Generator.Selection;

/// <summary>Suggests corrections for entries that match nothing.</summary>
/// <param name="operations">The operations of the document.</param>
/// <param name="cancellationToken">A token to cancel the operation.</param>
internal sealed class Suggestions(
    IReadOnlyList<SpecOperation> operations,
    CancellationToken cancellationToken
)
{
    private readonly List<string> _names =
    [
        .. operations
            .SelectMany(operation => new[] { operation.OperationId, operation.Alias })
            .Where(name => name.Length > 0),
    ];

    private Vocabulary? _vocabulary;
    private RenamedOperations? _renamed;

    /// <summary>Gets the operations of the document.</summary>
    public IReadOnlyList<SpecOperation> Operations => operations;

    /// <summary>Returns the suggested entry and, if it refers to one operation, that operation.</summary>
    public (string? Entry, SpecOperation? Operation) For(SelectionEntry entry)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var exclusion = entry.IsExclusion ? "!" : "";
        if (entry.TagPattern is { } pattern)
        {
            var nearest = SimilarNames
                .Nearest(pattern, operations.SelectMany(operation => operation.Tags))
                ?.Name;
            return (nearest is null ? null : $"{exclusion}tag:{nearest}", null);
        }

        if (entry.PathPattern is { } path)
        {
            var nearest = SimilarNames
                .Nearest(path, operations.Select(operation => operation.Path))
                ?.Name;
            return (nearest is null ? null : $"{exclusion}path:{nearest}", null);
        }

        if (!entry.IsOperationId || entry.Pattern.Length == 0)
        {
            return (null, null);
        }

        var meant =
            entry.PathStart < 0 ? ByName(entry.Pattern) : ByPath(entry.Pattern, entry.PathStart);
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

        // An operation without an operationId can be selected only by its path.
        return meant is null
            ? (null, null)
            : (
                exclusion
                    + (meant.OperationId.Length > 0 ? meant.OperationId : "path:" + meant.Path),
                meant
            );
    }

    /// <summary>
    /// Returns the operation whose operationId, Atlas alias, or method name is meant, or that had the name before.
    /// </summary>
    public SpecOperation? ByName(string name)
    {
        // The user may have copied a call: atlas.Projects.ListGroupsAsync(stop)
        var call = name.Split('(')[0].TrimEnd();
        var method = call.Substring(call.LastIndexOf('.') + 1);
        // If operationIds contain dots, the part after a dot is not a method name.
        var isMethod = !operations.Any(operation => operation.OperationId.Contains('.'));
        return ByAlias(name)
            ?? Near(isMethod ? [name, call, method] : [name, call], name)
            ?? Near([method], name)
            ?? Renamed.Find(SimilarNames.WithoutAsync(method));
    }

    private RenamedOperations Renamed => _renamed ??= new(operations, cancellationToken);

    /// <summary>
    /// Returns the operation that has a name in Atlas's own tools. Some of these names were the operationIds of other
    /// operations.
    /// </summary>
    private SpecOperation? ByAlias(string name) =>
        operations.FirstOrDefault(operation => operation.Alias == name) is { } operation
        && !Renamed.FitsBetter(name, operation)
            ? operation
            : null;

    /// <summary>
    /// Returns the operation nearest to any spelling of a name. Among equally near operations, the first one wins.
    /// What is written is no misspelling of itself: <see cref="ByAlias"/> decides about it.
    /// </summary>
    private SpecOperation? Near(IEnumerable<string> names, string written)
    {
        _vocabulary ??= new(_names);
        var nearest = names
            .Where(name => name.Length > 0)
            .Distinct()
            .Select(name =>
                SimilarNames.Nearest(
                    name,
                    _names.Where(known =>
                        known != written && _vocabulary.CanBeMisspelled(name, known)
                    )
                )
            )
            .OfType<(string Name, int Distance)>()
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        return nearest is null
            ? null
            : operations.FirstOrDefault(operation => operation.OperationId == nearest)
                ?? operations.First(operation => operation.Alias == nearest);
    }

    /// <summary>Returns the operation for an entry such as <c>/api/…</c> or <c>PATCH /api/…</c>.</summary>
    private SpecOperation? ByPath(string pattern, int slash)
    {
        var method = pattern.Substring(0, slash).Trim();
        var path = pattern.Substring(slash);
        var ofMethod = operations.Where(operation =>
            operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase)
        );
        if (!operations.Any(operation => operation.Path == path))
        {
            // Among equally near paths, one with the given method is preferred.
            path = new[] { ofMethod, operations }
                .Select(candidates =>
                    SimilarNames.Nearest(path, candidates.Select(candidate => candidate.Path))
                )
                .OfType<(string Name, int Distance)>()
                .OrderBy(candidate => candidate.Distance)
                .Select(candidate => candidate.Name)
                .FirstOrDefault();
        }

        return ofMethod.Concat(operations).FirstOrDefault(operation => operation.Path == path);
    }
}
