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

    /// <summary>Whether it means one operation, for which a similar one can be proposed.</summary>
    public bool IsOperationId =>
        Pattern.StartsWith("/", StringComparison.Ordinal)
        || Pattern.IndexOf(" /", StringComparison.Ordinal) > 0
        || Pattern.IndexOfAny(['*', '?', ':']) < 0;

    public override string ToString() => IsExclusion ? "!" + Pattern : Pattern;
}
