using AtlasGen.Generator.Diagnostics;

namespace AtlasGen.Generator.Selection;

/// <summary>One thing that the user wants of a document, or does not want.</summary>
/// <param name="Pattern">An operationId, a glob, <c>tag:</c> or <c>path:</c> with a glob.</param>
/// <param name="IsExclusion">Whether <c>!</c> stands in front.</param>
/// <param name="Rename">What the operation shall be called; empty for its own name.</param>
/// <param name="Place">Where the entry stands; <see langword="null"/> for the project file, whose lines nobody knows here.</param>
internal sealed record SelectionEntry(
    string Pattern,
    bool IsExclusion,
    string Rename,
    SourcePlace? Place
)
{
    /// <summary>Reads <c>pattern</c>, <c>!pattern</c> or <c>operationId as Name</c>.</summary>
    public static SelectionEntry Parse(string text, SourcePlace? place = null)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var rename = words is [_, .., "as", var name] ? name : "";
        var pattern = rename.Length == 0 ? text : string.Join(" ", words.Take(words.Length - 2));
        var isExclusion = pattern.StartsWith("!", StringComparison.Ordinal);
        return new(pattern.TrimStart('!').Trim(), isExclusion, rename, place);
    }

    /// <summary>What <c>tag:</c> says of tags; <see langword="null"/> for an entry of another kind.</summary>
    public string? TagPattern => After("tag:");

    /// <summary>What <c>path:</c> says of paths; <see langword="null"/> for an entry of another kind.</summary>
    public string? PathPattern => After("path:");

    /// <summary>Where a path begins that stands in place of an operationId, alone or behind a method; -1 when none does.</summary>
    /// <remarks>A slash within a word is one of an operationId: <c>actions/list-artifacts</c>.</remarks>
    public int PathStart =>
        Pattern.StartsWith("/", StringComparison.Ordinal) ? 0
        : Pattern.IndexOf(" /", StringComparison.Ordinal) is var blank and > 0 ? blank + 1
        : -1;

    /// <summary>Whether it means one operation, for which a similar one can be proposed.</summary>
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
