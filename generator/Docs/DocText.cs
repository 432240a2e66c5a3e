using AtlasGen.Generator.Values;

namespace AtlasGen.Generator.Docs;

/// <summary>A description in the document as XML documentation: a short sentence and the remaining blocks.</summary>
/// <param name="Summary">The first sentence, for use within an element.</param>
/// <param name="Remarks">The lines of the rest: whole elements, some of which span several lines.</param>
internal sealed record DocText(string Summary, EquatableArray<string> Remarks)
{
    // Bounds the parser's time, which can grow with the square of the length. The longest Atlas description has 2,537
    // characters.
    private const int LengthLimit = 5_000;

    /// <summary>Converts Markdown. If the document has none, the plain-text fallback is the summary.</summary>
    public static DocText From(string? markdown, string fallback)
    {
        var lines = Lines(markdown);
        var (summary, others) = FirstSentence.Split(MarkdownBlocks.TakeParagraph(lines));
        lines.InsertRange(0, others.Length > 0 ? [$"<para>{others}</para>"] : []);
        return new(
            summary.Length > 0 ? EndSentence(summary) : Escape(fallback),
            lines.ToEquatableArray()
        );
    }

    /// <summary>Converts a title, which becomes the summary, and a description, which becomes the remarks.</summary>
    public static DocText Titled(string? title, string? markdown, string fallback)
    {
        var summary = Line(title, "");
        if (summary.Length == 0)
        {
            return From(markdown, fallback);
        }

        var isSame = title!.Trim(' ', '.') == markdown?.Trim(' ', '.');
        return new(EndSentence(summary), Lines(isSame ? "" : markdown).ToEquatableArray());
    }

    /// <summary>Converts all of the Markdown to one line.</summary>
    public static string Line(string? markdown, string fallback)
    {
        var lines = Lines(markdown);
        lines.Insert(0, MarkdownBlocks.TakeParagraph(lines));
        var line = string.Join(" ", lines).Trim();
        return line.Length > 0 ? line : Escape(fallback);
    }

    /// <summary>Returns the documentation with another paragraph at the end.</summary>
    /// <param name="xml">The text of the paragraph as XML; empty for no paragraph.</param>
    public DocText And(string xml) =>
        xml.Length == 0
            ? this
            : this with
            {
                Remarks = Remarks.Append($"<para>{xml}</para>").ToEquatableArray(),
            };

    /// <summary>
    /// Returns the documentation with an example after the summary. Editors do not show an element <c>example</c> beside
    /// it.
    /// </summary>
    /// <param name="xml">The element; empty for no example.</param>
    public DocText WithExample(string xml) =>
        xml.Length == 0 ? this : this with { Summary = $"{Summary} {xml}" };

    /// <summary>Escapes plain text, also for attributes.</summary>
    public static string Escape(string text) => XmlText.Attribute(text);

    private static List<string> Lines(string? markdown)
    {
        var text = markdown?.TrimEnd() ?? "";
        if (text.Length > LengthLimit)
        {
            var blank = text.LastIndexOf(' ', LengthLimit, LengthLimit / 2);
            text = text.Substring(0, blank > 0 ? blank : LengthLimit) + " …";
        }

        return MarkdownBlocks.ToXml(text);
    }

    /// <summary>Adds a period to descriptions without one, in scripts that use it.</summary>
    private static string EndSentence(string xml)
    {
        var last = xml.Length - 1;
        while (last > 0 && xml[last] == '>')
        {
            last = xml.LastIndexOf('<', last) - 1;
        }

        return
            last >= 0
            && xml[last] < '\u0530'
            && (char.IsLetterOrDigit(xml[last]) || xml[last] == ')')
            ? xml + "."
            : xml;
    }
}
