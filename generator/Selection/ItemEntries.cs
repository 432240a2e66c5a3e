using AtlasGen.Generator.Diagnostics;
using AtlasGen.Generator.Spec.Text;

namespace AtlasGen.Generator.Selection;

/// <summary>The entries of an <c>AtlasSpec</c> item, in its metadata and in its selection file.</summary>
internal static class ItemEntries
{
    /// <summary>
    /// Returns the entries; <see langword="null"/> if there is a selection file but no entry. An empty file must not
    /// select all operations.
    /// </summary>
    public static IReadOnlyList<SelectionEntry>? Of(
        SpecFile file,
        IReadOnlyList<ProjectFile> files,
        DiagnosticSink diagnostics
    )
    {
        var entries = file.Options.Operations.Select(text => SelectionEntry.Parse(text)).ToList();
        if (file.Options.OperationsFile is not { Length: > 0 } path)
        {
            return entries;
        }

        var selection = files.FirstOrDefault(other => other.Path == path);
        entries.AddRange(selection is null ? [] : SelectionFile.Entries(selection));
        if (selection?.Text is null)
        {
            diagnostics.Report(Descriptors.SelectionNotReadable, "", path);
        }
        else if (entries.Count == 0)
        {
            diagnostics.Report(
                DiagnosticInfo.Create(
                    Descriptors.SelectionMatchesNothing,
                    path,
                    default,
                    $" '{Path.GetFileName(path)}'",
                    "; the file has no entries. Add the operations that you call, or '*' for all."
                )
            );
        }

        return entries.Count == 0 ? null : entries;
    }
}
