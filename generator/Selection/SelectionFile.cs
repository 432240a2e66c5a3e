using AtlasGen.Generator.Spec.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AtlasGen.Generator.Selection;

/// <summary>
/// The <c>OperationsFile</c> of an <c>AtlasSpec</c> item, with one entry per line and <c>#</c> for comments.
/// </summary>
/// <param name="Path">The file's path, as shown in diagnostics.</param>
/// <param name="Text">The file's text; <see langword="null"/> if the file cannot be read.</param>
internal sealed record SelectionFile(string Path, SpecText? Text)
{
    private const string Marker = "build_metadata.AdditionalFiles.AtlasSelection";

    /// <summary>
    /// Returns the selection file; <see langword="null"/> if the additional file is not a selection file.
    /// </summary>
    public static SelectionFile? From(
        AdditionalText file,
        AnalyzerConfigOptionsProvider options,
        CancellationToken cancellationToken
    ) =>
        options.GetOptions(file).TryGetValue(Marker, out var marker) && marker.Length > 0
            ? new(file.Path, file.GetText(cancellationToken) is { } text ? new(text) : null)
            : null;

    /// <summary>Returns the entries with their places.</summary>
    public IEnumerable<SelectionEntry> Entries()
    {
        var text = Text?.ToString() ?? "";
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = WithoutComment(text.Substring(start, end - start));
            var indent = line.Length - line.TrimStart().Length;
            line = line.Trim();
            if (line.Length > 0)
            {
                var span = Text!.Span(start + indent, start + indent + line.Length);
                yield return SelectionEntry.Parse(line, new(Path, span));
            }

            start = end + 1;
        }
    }

    /// <summary>
    /// Removes a comment. It begins at the start of the line or after a space, because paths can contain a number sign.
    /// </summary>
    private static string WithoutComment(string line)
    {
        for (var hash = line.IndexOf('#'); hash >= 0; hash = line.IndexOf('#', hash + 1))
        {
            if (hash == 0 || char.IsWhiteSpace(line[hash - 1]))
            {
                return line.Substring(0, hash);
            }
        }

        return line;
    }
}
