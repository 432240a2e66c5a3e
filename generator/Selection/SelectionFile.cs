using AtlasGen.Generator.Spec.Text;

namespace AtlasGen.Generator.Selection;

/// <summary>
/// The <c>OperationsFile</c> of an <c>AtlasSpec</c> item, with one entry per line and <c>#</c> for comments.
/// </summary>
internal static class SelectionFile
{
    /// <summary>Returns the entries with their places.</summary>
    public static IEnumerable<SelectionEntry> Entries(ProjectFile file)
    {
        var text = file.Text?.ToString() ?? "";
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = WithoutComment(text.Substring(start, end - start));
            var indent = line.Length - line.TrimStart().Length;
            line = line.Trim();
            if (line.Length > 0)
            {
                var place = file.Text!.Place(start + indent, start + indent + line.Length);
                yield return SelectionEntry.Parse(line, place);
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
