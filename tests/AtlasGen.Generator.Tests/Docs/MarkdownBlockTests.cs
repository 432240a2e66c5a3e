using AtlasGen.Generator.Docs;

namespace AtlasGen.Generator.Tests.Docs;

/// <summary>The blocks that descriptions use: paragraphs, bullets, tables, and code.</summary>
public class MarkdownBlockTests
{
    [Fact]
    public void Bullets() =>
        AssertBlocks(
            """
            Text
            - one
            - two
              goes on
            and on

            * three

            End
            """,
            "<para>Text</para>",
            "<list type=\"bullet\">",
            "<item><description>one</description></item>",
            "<item><description>two goes on and on</description></item>",
            "<item><description>three</description></item>",
            "</list>",
            "<para>End</para>"
        );

    [Fact]
    public void Bullets_in_bullets() =>
        AssertBlocks(
            """
            - one
              - two
                - three

              Text.
            - ```
              code
                more
              ```
            - - four
            """,
            "<list type=\"bullet\">",
            "<item><description>one",
            "<list type=\"bullet\">",
            "<item><description>two",
            "<list type=\"bullet\">",
            "<item><description>three</description></item>",
            "</list></description></item>",
            "</list>",
            "<para>Text.</para></description></item>",
            "<item><description>",
            "<code>",
            "code",
            "  more",
            "</code></description></item>",
            "<item><description>",
            "<list type=\"bullet\">",
            "<item><description>four</description></item>",
            "</list></description></item>",
            "</list>"
        );

    [Fact]
    public void Tables() =>
        AssertBlocks(
            """
            Values:
            | a | `b` |
             |---|:-:|
            | **1** | x \| y | z |
            | | 2
            a \* b | c

            | no | table |
            """,
            "<para>Values:</para>",
            "<list type=\"table\">",
            "<listheader><term>a</term><description><c>b</c></description></listheader>",
            "<item><term><b>1</b></term><description>x | y</description><description>z</description></item>",
            "<item><term></term><description>2</description></item>",
            "<item><term>a * b</term><description>c</description></item>",
            "</list>",
            "<para>| no | table |</para>"
        );

    [Fact]
    public void Code() =>
        AssertBlocks(
            """
            Run:
            ```sh
            curl <url> \
              --data "&"

            - no bullet
            ````
            ```` ~ `
            ````
            to the end
            """,
            "<para>Run:</para>",
            "<code>",
            "curl &lt;url&gt; \\",
            "  --data \"&amp;\"",
            "",
            "- no bullet",
            "</code>",
            "<para>```` ~ `</para>",
            "<code>",
            "to the end",
            "</code>"
        );

    /// <summary>Descriptions do not use these, so their text is enough.</summary>
    [Fact]
    public void Other_blocks_are_paragraphs() =>
        AssertBlocks(
            """
            # One

            Two
            ===
            1. three
            2. four
            ***
            > quoted
            lazy
            >
            > - deeper

                indented
            <ul><li>a</li><li>b</li></ul>

            [a]: https://x.y
            """,
            "<para># One</para>",
            "<para>Two</para>",
            "<para>1. three 2. four</para>",
            "<para>quoted lazy</para>",
            "<list type=\"bullet\">",
            "<item><description>deeper",
            "<para>indented<br/>• a<br/>• b</para></description></item>",
            "</list>",
            "<para>[a]: https://x.y</para>"
        );

    [Fact]
    public void Bullets_that_are_nested_too_deeply_are_text()
    {
        var lines = DocText.Titled("Title", string.Concat(Enumerable.Repeat("- ", 20)) + "a", "");
        Assert.Equal(8, lines.Remarks.Count(line => line == "<list type=\"bullet\">"));
        Assert.Contains(
            "<item><description>- - - - - - - - - - - - a</description></item>",
            lines.Remarks
        );
    }

    private static void AssertBlocks(string markdown, params string[] lines) =>
        Assert.Equal(lines, DocText.Titled("Title", markdown, "").Remarks);
}
