using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Syntax;

namespace AtlasGen.Generator.Docs;

/// <summary>Writes the blocks of Markdown as lines of XML documentation.</summary>
internal sealed class MarkdownBlocks
{
    // The compiler reads nested elements recursively. Deeper lists become paragraphs.
    private const int DepthLimit = 8;

    private static readonly MarkdownPipeline Pipeline = CreatePipeline();

    private readonly List<string> _xml = [];

    public static List<string> ToXml(string markdown)
    {
        var blocks = new MarkdownBlocks();
        if (Parse(markdown) is { } document)
        {
            blocks.Write(document, depth: 0);
        }
        else
        {
            blocks.Paragraph(XmlText.Escape(markdown));
        }

        return blocks._xml;
    }

    /// <summary>Removes the first line if it is a paragraph, and returns its text.</summary>
    public static string TakeParagraph(List<string> xml)
    {
        if (xml.Count == 0 || !xml[0].StartsWith("<para>", StringComparison.Ordinal))
        {
            return "";
        }

        var line = xml[0];
        xml.RemoveAt(0);
        return line.Substring("<para>".Length, line.Length - "<para></para>".Length);
    }

    private static MarkdownDocument? Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        // The parser rejects text with more than 128 levels of nesting. If it throws for any other reason, the
        // description becomes plain text, too.
        catch (Exception)
        {
            return null;
        }
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables();
        // HTML tags are read only within a paragraph.
        builder.BlockParsers.TryRemove<HtmlBlockParser>();
        return builder.Build();
    }

    private void Write(ContainerBlock blocks, int depth)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Table table:
                    Table(table);
                    break;
                case ListBlock list when depth < DepthLimit:
                    List(list, depth + 1);
                    break;
                case LinkReferenceDefinitionGroup:
                    break;
                case ContainerBlock container:
                    Write(container, depth);
                    break;
                case CodeBlock code:
                    Code(code);
                    break;
                case LeafBlock { Inline: { } inline }:
                    Paragraph(MarkdownText.ToXml(inline));
                    break;
            }
        }
    }

    private void Paragraph(string xml)
    {
        if (xml.Length > 0)
        {
            _xml.Add($"<para>{xml}</para>");
        }
    }

    private void Code(CodeBlock code)
    {
        _xml.Add("<code>");
        for (var i = 0; i < code.Lines.Count; i++)
        {
            _xml.Add(XmlText.Escape(code.Lines.Lines[i].ToString()));
        }

        _xml.Add("</code>");
    }

    private void List(ListBlock list, int depth)
    {
        _xml.Add($"<list type=\"{(list.IsOrdered ? "number" : "bullet")}\">");
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var blocks = new MarkdownBlocks();
            blocks.Write(item, depth);
            _xml.Add($"<item><description>{TakeParagraph(blocks._xml)}");
            _xml.AddRange(blocks._xml);
            _xml[_xml.Count - 1] += "</description></item>";
        }

        _xml.Add("</list>");
    }

    private void Table(Table table)
    {
        _xml.Add("<list type=\"table\">");
        foreach (var row in table.OfType<TableRow>())
        {
            var element = row.IsHeader ? "listheader" : "item";
            var cells = row.OfType<TableCell>()
                .Select(cell => (cell.FirstOrDefault() as LeafBlock)?.Inline)
                .Select(inline => inline is null ? "" : MarkdownText.ToXml(inline))
                .Select(
                    (xml, i) => i == 0 ? $"<term>{xml}</term>" : $"<description>{xml}</description>"
                );
            _xml.Add($"<{element}>{string.Concat(cells)}</{element}>");
        }

        _xml.Add("</list>");
    }
}
