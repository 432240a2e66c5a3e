namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>Finds the ends of code between backticks: as many behind as in front (CommonMark 6.1).</summary>
internal sealed class CodeSpans(string text)
{
    // A run of this length closes nothing from here on; without it, a text of backticks would be searched for each.
    private HashSet<int>? _missing;

    /// <summary>The length of the run of backticks at an index.</summary>
    public int RunAt(int start)
    {
        var end = start;
        while (end < text.Length && text[end] == '`')
        {
            end++;
        }

        return end - start;
    }

    /// <summary>The index of the run that closes the one at an index; -1 when there is none.</summary>
    public int Closer(int start)
    {
        var length = RunAt(start);
        if (_missing?.Contains(length) == true)
        {
            return -1;
        }

        for (var i = text.IndexOf('`', start + length); i >= 0; i = text.IndexOf('`', i))
        {
            var run = RunAt(i);
            if (run == length)
            {
                return i;
            }

            i += run;
            if (i >= text.Length)
            {
                break;
            }
        }

        (_missing ??= []).Add(length);
        return -1;
    }
}
