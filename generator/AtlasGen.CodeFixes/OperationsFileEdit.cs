using Microsoft.CodeAnalysis.Text;

namespace AtlasGen.CodeFixes;

/// <summary>Adds an entry to an <c>OperationsFile</c>.</summary>
internal static class OperationsFileEdit
{
    /// <summary>Appends a line, with the line breaks of the file. The other lines do not change.</summary>
    public static SourceText Add(SourceText text, string entry)
    {
        var first = text.Lines[0];
        var lineBreak = text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
        lineBreak = lineBreak.Length == 0 ? Environment.NewLine : lineBreak;
        var isOpen = text.Lines[text.Lines.Count - 1].Span.Length > 0;
        return text.WithChanges(
            new TextChange(new(text.Length, 0), isOpen ? lineBreak + entry : entry + lineBreak)
        );
    }
}
