using AtlasGen.Generator.Docs;

namespace AtlasGen.Generator.Tests.Docs;

/// <summary>Tests how Markdown blocks are converted. Parsing is tested by the parser itself.</summary>
public class MarkdownBlockTests
{
    [Fact]
    public void Lists() =>
        AssertBlocks(
            """
            Text
            - one
            - two
              goes on
            and on

            End
            1. three

            2. four
            """,
            "<para>Text</para>",
            "<list type=\"bullet\">",
            "<item><description>one</description></item>",
            "<item><description>two goes on and on</description></item>",
            "</list>",
            "<para>End</para>",
            "<list type=\"number\">",
            "<item><description>three</description></item>",
            "<item><description>four</description></item>",
            "</list>"
        );

    [Fact]
    public void Lists_in_lists() =>
        AssertBlocks(
            """
            - one
              - two
                1. three

              Text.
            - ```
              code
                more
              ```
            -
            """,
            "<list type=\"bullet\">",
            "<item><description>one",
            "<list type=\"bullet\">",
            "<item><description>two",
            "<list type=\"number\">",
            "<item><description>three</description></item>",
            "</list></description></item>",
            "</list>",
            "<para>Text.</para></description></item>",
            "<item><description>",
            "<code>",
            "code",
            "  more",
            "</code></description></item>",
            "<item><description></description></item>",
            "</list>"
        );

    [Fact]
    public void Tables() =>
        AssertBlocks(
            """
            Values:

            | a | `b` |
            |---|:-:|
            | **1** | x \| y |
            | | 2

            | no | table |
            """,
            "<para>Values:</para>",
            "<list type=\"table\">",
            "<listheader><term>a</term><description><c>b</c></description></listheader>",
            "<item><term><b>1</b></term><description>x | y</description></item>",
            "<item><term></term><description>2</description></item>",
            "</list>",
            "<para>| no | table |</para>"
        );

    [Fact]
    public void Code() =>
        AssertBlocks(
            """
            ```sh
            curl <url> \
              --data "&"

            - no bullet
            ````

                indented
            """,
            "<code>",
            "curl &lt;url&gt; \\",
            "  --data \"&amp;\"",
            "",
            "- no bullet",
            "</code>",
            "<code>",
            "indented",
            "</code>"
        );

    [Fact]
    public void Other_blocks_are_paragraphs() =>
        AssertBlocks(
            """
            # One

            Two
            ===
            ***
            > quoted
            lazy
            >
            > - deeper

            <p>Three</p>
            <ul><li>a</li>
            <li>b</li></ul>
            """,
            "<para>One</para>",
            "<para>Two</para>",
            "<para>quoted lazy</para>",
            "<list type=\"bullet\">",
            "<item><description>deeper</description></item>",
            "</list>",
            "<para>Three<br/>• a<br/>• b</para>"
        );

    [Fact]
    public void Lists_that_are_nested_too_deeply_are_paragraphs()
    {
        var lines = DocText.Titled("Title", string.Concat(Enumerable.Repeat("- ", 20)) + "a", "");
        Assert.Equal(8, lines.Remarks.Count(line => line == "<list type=\"bullet\">"));
        Assert.Contains("<item><description>a</description></item>", lines.Remarks);
    }

    [Fact]
    public void Markdown_that_the_parser_rejects_becomes_text()
    {
        var markdown = string.Concat(Enumerable.Repeat("> ", 200)) + "a <b>";
        Assert.EndsWith("&gt; a &lt;b&gt;", DocText.Line(markdown, ""), StringComparison.Ordinal);
    }

    private static void AssertBlocks(string markdown, params string[] lines) =>
        Assert.Equal(lines, DocText.Titled("Title", markdown, "").Remarks);
}
