using System.Text;
using static AtlasGen.Generator.Docs.Markdown.MarkdownLine;

namespace AtlasGen.Generator.Docs.Markdown;

/// <summary>Reads the blocks of a text: CommonMark and the tables of GFM, as far as descriptions use them.</summary>
internal sealed class MarkdownParser
{
    // What is nested deeper than people read is one paragraph.
    private const int DepthLimit = 12;

    private static readonly string[] LineEnds = ["\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085"];

    // What can make a text that begins with a letter more than one paragraph.
    private static readonly char[] BlockMarks = ['\n', '\r', '\u2028', '\u2029', '\u0085', '<'];

    private readonly IReadOnlyList<string> _lines;
    private readonly Dictionary<string, string> _links;
    private readonly int _depth;
    private readonly List<MarkdownBlock> _blocks = [];
    private int _next;

    private MarkdownParser(
        IReadOnlyList<string> lines,
        Dictionary<string, string> links,
        int depth
    ) => (_lines, _links, _depth) = (lines, links, depth);

    /// <param name="markdown">The text.</param>
    /// <param name="links">Takes the addresses that are told apart from the text: <c>[label]: address</c>.</param>
    public static IReadOnlyList<MarkdownBlock> Parse(
        string markdown,
        Dictionary<string, string> links
    )
    {
        // Most descriptions are one line of words.
        if (
            markdown.Length > 0
            && char.IsLetter(markdown[0])
            && markdown.IndexOfAny(BlockMarks) < 0
        )
        {
            return [new TextBlock(markdown.TrimEnd())];
        }

        var lines = HtmlBlocks
            .ToMarkdown(markdown)
            .Replace("\t", "    ")
            .Split(LineEnds, StringSplitOptions.None);
        return new MarkdownParser(lines, links, depth: 0).Parse();
    }

    private IReadOnlyList<MarkdownBlock> Parse()
    {
        while (_next < _lines.Count)
        {
            var line = _lines[_next];
            if (IsBlank(line) || IsRule(line))
            {
                _next++;
            }
            else if (_depth > DepthLimit)
            {
                _blocks.Add(new TextBlock(string.Join("\n", _lines.Skip(_next))));
                break;
            }
            else if (IsIndentedCode(line))
            {
                IndentedCode();
            }
            else if (Fence(line) is { Length: > 0 } fence)
            {
                FencedCode(fence, Indent(line));
            }
            else if (HeadingLevel(line) is > 0 and var level)
            {
                Heading(line.TrimStart().Substring(level));
            }
            else if (IsQuote(line))
            {
                Quote();
            }
            else if (Marker(line) is { } marker)
            {
                List(marker);
            }
            else if (StartsTable(_next))
            {
                Table();
            }
            else if (!LinkDefinition(line))
            {
                Paragraph();
            }
        }

        return _blocks;
    }

    private IReadOnlyList<MarkdownBlock> Nested(IReadOnlyList<string> lines) =>
        new MarkdownParser(lines, _links, _depth + 1).Parse();

    private void Heading(string text)
    {
        // Marks at the end belong to the heading's own, unless they are part of a word, as in "C#".
        var closed = text.TrimEnd().TrimEnd('#');
        text = closed.Length == 0 || closed.EndsWith(" ", StringComparison.Ordinal) ? closed : text;
        if (!IsBlank(text))
        {
            _blocks.Add(new TextBlock(text.Trim(), IsHeading: true));
        }

        _next++;
    }

    private void IndentedCode()
    {
        var code = new List<string>();
        while (_next < _lines.Count && (IsBlank(_lines[_next]) || Indent(_lines[_next]) >= 4))
        {
            code.Add(IsBlank(_lines[_next]) ? "" : _lines[_next].Substring(4));
            _next++;
        }

        AddCode(code);
    }

    private void FencedCode(string fence, int indent)
    {
        var code = new List<string>();
        for (_next++; _next < _lines.Count && !Closes(_lines[_next]); _next++)
        {
            var line = _lines[_next];
            code.Add(line.Substring(Math.Min(indent, Indent(line))));
        }

        _next++;
        AddCode(code);

        bool Closes(string line) =>
            line.Trim() is var text
            && text.StartsWith(fence, StringComparison.Ordinal)
            && text.Trim(fence[0]).Length == 0;
    }

    private void AddCode(List<string> code)
    {
        while (code.Count > 0 && IsBlank(code[code.Count - 1]))
        {
            code.RemoveAt(code.Count - 1);
        }

        if (code.Count > 0)
        {
            _blocks.Add(new CodeBlock(code));
        }
    }

    /// <summary>A quote is shown as what it holds.</summary>
    private void Quote()
    {
        var quoted = new List<string>();
        var isLazy = false;
        while (_next < _lines.Count)
        {
            var line = _lines[_next];
            if (!IsQuote(line) && (!isLazy || IsBlank(line) || Interrupts(line)))
            {
                break;
            }

            var text = IsQuote(line) ? line.TrimStart().Substring(1) : line;
            text = text.StartsWith(" ", StringComparison.Ordinal) ? text.Substring(1) : text;
            isLazy = !IsBlank(text);
            quoted.Add(quoted.Count == 0 ? Callout(text) : text);
            _next++;
        }

        _blocks.AddRange(Nested(quoted));
    }

    private void List(ListMarker first)
    {
        var items = new List<IReadOnlyList<MarkdownBlock>>();
        ListMarker? marker = first;
        while (marker is { } item && item.Kind == first.Kind)
        {
            items.Add(Nested(ItemLines(item.ContentIndent)));
            var next = NextText();
            marker = next < _lines.Count ? Marker(_lines[next]) : null;
            _next = next;
        }

        items.RemoveAll(item => item.Count == 0);
        if (items.Count > 0)
        {
            _blocks.Add(new ListBlock(first.IsNumbered, items));
        }
    }

    private List<string> ItemLines(int indent)
    {
        var first = _lines[_next++];
        var item = new List<string> { first.Substring(Math.Min(indent, first.Length)) };
        while (_next < _lines.Count)
        {
            var line = _lines[_next];
            if (IsBlank(line))
            {
                var next = NextText();
                if (next == _lines.Count || Indent(_lines[next]) < indent)
                {
                    break;
                }

                item.Add("");
                _next = next;
            }
            else if (Indent(line) >= indent)
            {
                item.Add(line.Substring(indent));
                _next++;
            }
            // A paragraph goes on, whatever its indentation.
            else if (IsBlank(item[item.Count - 1]) || Interrupts(line) || Marker(line) is not null)
            {
                break;
            }
            else
            {
                item.Add(line.TrimStart());
                _next++;
            }
        }

        return item;
    }

    /// <summary>The next line that is not blank, or the end.</summary>
    private int NextText()
    {
        var next = _next;
        while (next < _lines.Count && IsBlank(_lines[next]))
        {
            next++;
        }

        return next;
    }

    private bool StartsTable(int index) =>
        index + 1 < _lines.Count
        && _lines[index].IndexOf('|') >= 0
        && IsTableRule(_lines[index + 1], Cells(_lines[index]).Count);

    private void Table()
    {
        var header = Cells(_lines[_next]);
        var rows = new List<IReadOnlyList<string>> { header };
        for (_next += 2; _next < _lines.Count; _next++)
        {
            var line = _lines[_next];
            if (IsBlank(line) || Interrupts(line))
            {
                break;
            }

            var cells = Cells(line);
            rows.Add([.. header.Select((_, i) => i < cells.Count ? cells[i] : "")]);
        }

        _blocks.Add(new TableBlock(rows));
    }

    /// <summary>Takes an address that is told apart from the text, which is shown nowhere.</summary>
    private bool LinkDefinition(string line)
    {
        if (LinkTarget.Definition(line) is not { } link)
        {
            return false;
        }

        if (!_links.ContainsKey(link.Label))
        {
            _links[link.Label] = link.Address;
        }

        _next++;
        return true;
    }

    private void Paragraph()
    {
        var text = new StringBuilder();
        var isHeading = false;
        do
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(_lines[_next++].TrimStart());
            if (_next < _lines.Count && IsUnderline(_lines[_next]))
            {
                isHeading = true;
                _next++;
                break;
            }
        } while (
            _next < _lines.Count
            && !IsBlank(_lines[_next])
            && !Interrupts(_lines[_next])
            && !StartsTable(_next)
        );

        _blocks.Add(new TextBlock(text.ToString().TrimEnd(), isHeading));
    }
}
