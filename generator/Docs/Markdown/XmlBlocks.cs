using System.Text;

namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>Writes blocks as the elements of XML documentation, line by line.</summary>
internal sealed class XmlBlocks(IReadOnlyDictionary<string, string> links)
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public string Inline(string markdown) => InlineXml.Render(InlineParser.Parse(markdown, links));

    /// <summary>The first sentence of a text, and the others.</summary>
    public (string First, string Others) Sentence(string markdown) =>
        InlineXml.RenderSentence(InlineParser.Parse(markdown, links));

    public void Write(IEnumerable<MarkdownBlock> blocks)
    {
        foreach (var block in blocks)
        {
            Write(block);
        }
    }

    public void Paragraph(string xml)
    {
        if (xml.Length > 0)
        {
            _lines.Add($"<para>{xml}</para>");
        }
    }

    private void Write(MarkdownBlock block)
    {
        switch (block)
        {
            case TextBlock text when Inline(text.Text) is { Length: > 0 } xml:
                Paragraph(text.IsHeading ? $"<b>{xml}</b>" : xml);
                break;
            case CodeBlock code:
                Code(code);
                break;
            case ListBlock list:
                List(list);
                break;
            case TableBlock table:
                Table(table);
                break;
        }
    }

    private void Code(CodeBlock code)
    {
        _lines.Add("<code>");
        foreach (var line in code.Lines)
        {
            _lines.Add(new StringBuilder(line.Length + 16).AppendXml(line).ToString());
        }

        _lines.Add("</code>");
    }

    private void List(ListBlock list)
    {
        _lines.Add($"<list type=\"{(list.IsNumbered ? "number" : "bullet")}\">");
        foreach (var item in list.Items)
        {
            var text = (item[0] as TextBlock)?.Text;
            var first = $"<item><description>{(text is null ? "" : Inline(text))}";
            if (item.Count == 1 && text is not null)
            {
                _lines.Add(first + "</description></item>");
                continue;
            }

            _lines.Add(first);
            Write(text is null ? item : item.Skip(1));
            _lines.Add("</description></item>");
        }

        _lines.Add("</list>");
    }

    private void Table(TableBlock table)
    {
        _lines.Add("<list type=\"table\">");
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var element = i == 0 ? "listheader" : "item";
            var row = new StringBuilder($"<{element}>");
            for (var column = 0; column < table.Rows[i].Count; column++)
            {
                var cell = column == 0 ? "term" : "description";
                row.Append($"<{cell}>{Inline(table.Rows[i][column])}</{cell}>");
            }

            _lines.Add(row.Append($"</{element}>").ToString());
        }

        _lines.Add("</list>");
    }
}
