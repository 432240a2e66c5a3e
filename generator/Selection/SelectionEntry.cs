using AtlasGen.Generator.Diagnostics;

namespace AtlasGen.Generator.Selection;

/// <summary>One entry of a selection, which includes or excludes operations.</summary>
/// <param name="Pattern">An operationId, a glob, or a glob with the prefix <c>tag:</c> or <c>path:</c>.</param>
/// <param name="IsExclusion">Whether the entry begins with <c>!</c>.</param>
/// <param name="Rename">The new name of the operation; empty to keep its own name.</param>
/// <param name="Place">
/// The place of the entry; <see langword="null"/> for the project file, whose lines are not available to the generator.
/// </param>
internal sealed record SelectionEntry(
    string Pattern,
    bool IsExclusion,
    string Rename,
    SourcePlace? Place
)
{
    /// <summary>Parses <c>pattern</c>, <c>!pattern</c>, or <c>operationId as Name</c>.</summary>
    public static SelectionEntry Parse(string text, SourcePlace? place = null)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var rename = words is [_, .., "as", var name] ? name : "";
        var pattern = rename.Length == 0 ? text : string.Join(" ", words.Take(words.Length - 2));
        var isExclusion = pattern.StartsWith("!", StringComparison.Ordinal);
        return new(pattern.TrimStart('!').Trim(), isExclusion, rename, place);
    }

    /// <summary>Gets the glob after <c>tag:</c>; <see langword="null"/> for other entries.</summary>
    public string? TagPattern => After("tag:");

    /// <summary>Gets the glob after <c>path:</c>; <see langword="null"/> for other entries.</summary>
    public string? PathPattern => After("path:");

    /// <summary>
    /// Gets the index of a path that is used in place of an operationId, alone or after a method; -1 if there is none.
    /// </summary>
    /// <remarks>A slash within a word belongs to an operationId, as in <c>actions/list-artifacts</c>.</remarks>
    public int PathStart =>
        Pattern.StartsWith("/", StringComparison.Ordinal) ? 0
        : Pattern.IndexOf(" /", StringComparison.Ordinal) is var blank and > 0 ? blank + 1
        : -1;

    /// <summary>
    /// Gets a value that indicates whether the entry refers to one operation, for which a similar one can be suggested.
    /// </summary>
    public bool IsOperationId =>
        TagPattern is null
        && PathPattern is null
        && (PathStart >= 0 || Pattern.IndexOfAny(['*', '?']) < 0);

    public override string ToString() => IsExclusion ? "!" + Pattern : Pattern;

    private string? After(string prefix) =>
        Pattern.StartsWith(prefix, StringComparison.Ordinal)
            ? Pattern.Substring(prefix.Length).Trim()
            : null;
}
