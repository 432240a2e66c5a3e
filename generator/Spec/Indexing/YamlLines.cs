using System.Runtime.CompilerServices;
using AtlasGen.Generator.Spec.Tree;
using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Spec.Indexing;

/// <summary>Moves through the lines of a YAML document that contain text.</summary>
/// <param name="text">The document.</param>
internal sealed class YamlLines(string text)
{
    /// <summary>Gets the offset of the start of the line.</summary>
    public int Start { get; private set; }

    /// <summary>Gets or sets the offset of the end of the line, without its line break.</summary>
    public int End { get; set; }

    /// <summary>Gets the offset of the text of the line, or of the rest that is to be read next.</summary>
    public int Position { get; private set; }

    /// <summary>Gets the column of <see cref="Position"/>; -1 after the last line.</summary>
    public int Indent { get; private set; }

    /// <summary>Gets a value that indicates whether a comment line precedes this line.</summary>
    public bool SkippedComment { get; private set; }

    /// <summary>Gets the offset of the start of the next line.</summary>
    public int Next =>
        text.IndexOf('\n', Math.Min(End, text.Length)) is var end and >= 0 ? end + 1 : text.Length;

    /// <summary>Moves to the first line with text at or after a line start.</summary>
    [MethodImpl(ColdStart.Optimized)]
    public void MoveTo(int lineStart)
    {
        SkippedComment = false;
        for (; lineStart < text.Length; lineStart = Next)
        {
            var end = text.IndexOf('\n', lineStart);
            End = end < 0 ? text.Length : end;
            End -= End > lineStart && text[End - 1] == '\r' ? 1 : 0;
            var position = lineStart;
            while (position < End && text[position] == ' ')
            {
                position++;
            }

            var first = SkipBlanks(position);
            if (first == End)
            {
                continue;
            }

            if (text[first] == '#')
            {
                SkippedComment = true;
                continue;
            }

            (Start, Position, Indent) = (lineStart, position, position - lineStart);
            if (Indent == 0 && IsDocumentEnd())
            {
                break;
            }

            if (text[position] == '\t' || (Indent == 0 && IsMarker()))
            {
                throw new UncertainTextException(
                    Position,
                    text[position] == '\t'
                        ? "a line is indented with a tab"
                        : "a document marker or directive appears here"
                );
            }

            return;
        }

        (Start, End, Position, Indent) = (text.Length, text.Length, text.Length, -1);
    }

    /// <summary>Continues within the line, as if its text began at a position.</summary>
    public void Enter(int position) => (Position, Indent) = (position, position - Start);

    /// <summary>Returns whether the line is a directive or the marker of another document.</summary>
    private bool IsMarker() =>
        text[Start] == '%'
        || string.CompareOrdinal(text, Start, "...", 0, 3) == 0
        || string.CompareOrdinal(text, Start, "---", 0, 3) == 0;

    /// <summary>Returns whether the line is the marker of the end of the document, and nothing follows it.</summary>
    private bool IsDocumentEnd() =>
        string.CompareOrdinal(text, Start, "...", 0, 3) == 0
        && string.IsNullOrWhiteSpace(text.Substring(Start + 3));

    /// <summary>Returns the end of the key at a position; -1 if there is no key.</summary>
    [MethodImpl(ColdStart.Optimized)]
    public int KeyEnd(int position)
    {
        if (position >= End)
        {
            return -1;
        }

        if (text[position] is '"' or '\'')
        {
            var end = Quotes.Close(text, position, End) + 1;
            return
                end > 0
                && SkipBlanks(end) is var next
                && next < End
                && text[next] == ':'
                && Indicators.IsBlankOrEnd(text, next + 1)
                ? end
                : -1;
        }

        var colon = Colon(position, End);
        if (colon < 0 || !IsPlainKey(position, colon))
        {
            return -1;
        }

        while (colon > position && text[colon - 1] is ' ' or '\t')
        {
            colon--;
        }

        return colon;
    }

    /// <summary>Returns the position of the first colon that is followed by a space; -1 if there is none.</summary>
    [MethodImpl(ColdStart.Optimized)]
    public int Colon(int position, int end)
    {
        for (
            var colon = text.IndexOf(':', position, end - position);
            colon >= 0;
            colon = text.IndexOf(':', colon + 1, end - colon - 1)
        )
        {
            if (Indicators.IsBlankOrEnd(text, colon + 1))
            {
                return colon;
            }
        }

        return -1;
    }

    [MethodImpl(ColdStart.Optimized)]
    private bool IsPlainKey(int start, int colon)
    {
        if (text[start] is '[' or '{' || Comment(start, colon) >= 0)
        {
            return false;
        }

        if (Indicators.CannotStartPlain(text, start))
        {
            throw new UncertainTextException(
                start,
                "an anchor, a tag, or another indicator appears here"
            );
        }

        return true;
    }

    /// <summary>Returns the start of a comment between two positions of a line; -1 if there is none.</summary>
    [MethodImpl(ColdStart.Optimized)]
    public int Comment(int position, int end)
    {
        for (
            var hash = text.IndexOf('#', position, end - position);
            hash >= 0;
            hash = text.IndexOf('#', hash + 1, end - hash - 1)
        )
        {
            if (hash > position && text[hash - 1] is ' ' or '\t')
            {
                return hash;
            }
        }

        return -1;
    }

    /// <summary>Returns whether the current text is an indicator followed by a space or the end of the line.</summary>
    [MethodImpl(ColdStart.Optimized)]
    public bool IsIndicator(char indicator) =>
        text[Position] == indicator && Indicators.IsBlankOrEnd(text, Position + 1);

    /// <summary>Returns whether nothing but a comment follows a position.</summary>
    [MethodImpl(ColdStart.Optimized)]
    public bool IsLineEnd(int position) =>
        position >= End || text[position] == '#' && text[position - 1] is ' ' or '\t';

    /// <summary>Returns the position after spaces and tabs, which separate a value from what precedes it.</summary>
    [MethodImpl(ColdStart.Optimized)]
    public int SkipBlanks(int position)
    {
        while (position < End && text[position] is ' ' or '\t')
        {
            position++;
        }

        return position;
    }

    /// <summary>
    /// Returns the position after spaces. The text there can be a mapping or a sequence, whose column a tab would hide.
    /// </summary>
    [MethodImpl(ColdStart.Optimized)]
    public int SkipSpaces(int position)
    {
        while (position < End && text[position] is ' ' or '\t')
        {
            if (text[position] == '\t')
            {
                throw new UncertainTextException(
                    position,
                    "a tab separates an indicator from its value"
                );
            }

            position++;
        }

        return position;
    }
}
