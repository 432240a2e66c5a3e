namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>Skips what precedes the content of a YAML document: directives and a marker (YAML 1.2 section 9.1).</summary>
internal static class YamlPrelude
{
    private const string Marker = "---";
    private const string Version = "%YAML 1.";
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Returns the position of the first line of the content.</summary>
    /// <exception cref="UncertainTextException">A directive has an effect on the content, or is unknown.</exception>
    public static int End(string text)
    {
        var start = text.Length > 0 && text[0] == ByteOrderMark ? 1 : 0;
        var hasDirective = false;
        for (var line = start; line < text.Length; )
        {
            var end = text.IndexOf('\n', line) is var found and >= 0 ? found + 1 : text.Length;
            if (text[line] == '%')
            {
                if (
                    hasDirective
                    || string.CompareOrdinal(text, line, Version, 0, Version.Length) != 0
                )
                {
                    throw Uncertain(line);
                }

                hasDirective = true;
            }
            else if (string.CompareOrdinal(text, line, Marker, 0, Marker.Length) == 0)
            {
                return IsBlank(text, line + Marker.Length, end, isLineStart: false)
                    ? end
                    : throw Uncertain(line);
            }
            else if (!IsBlank(text, line, end, isLineStart: true))
            {
                // Without a marker, the line is content.
                return hasDirective ? throw Uncertain(line) : start;
            }

            line = end;
        }

        return hasDirective ? throw Uncertain(start) : start;
    }

    /// <summary>Returns whether a line contains nothing but a comment.</summary>
    private static bool IsBlank(string text, int position, int end, bool isLineStart)
    {
        var first = position;
        while (first < end && Indicators.IsBlankOrEnd(text, first))
        {
            first++;
        }

        return first == end || (text[first] == '#' && (isLineStart || first > position));
    }

    private static UncertainTextException Uncertain(int position) =>
        new(position, "a document marker or directive appears here");
}
