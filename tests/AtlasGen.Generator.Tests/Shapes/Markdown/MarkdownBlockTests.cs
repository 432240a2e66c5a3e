using AtlasGen.Generator.Docs;

namespace AtlasGen.Generator.Tests.Shapes.Markdown;

/// <summary>Blocks, by the chapters of CommonMark 0.31, and the tables of GFM.</summary>
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

            * other
            """,
            "<para>Text</para>",
            "<list type=\"bullet\">",
            "<item><description>one</description></item>",
            "<item><description>two goes on and on</description></item>",
            "</list>",
            "<list type=\"bullet\">",
            "<item><description>other</description></item>",
            "</list>"
        );

    [Fact]
    public void Numbered_lists() =>
        AssertBlocks(
            """
            It was in
            2021. Then
            1. one

            2. two
            10) ten
            """,
            "<para>It was in 2021. Then</para>",
            "<list type=\"number\">",
            "<item><description>one</description></item>",
            "<item><description>two</description></item>",
            "</list>",
            "<list type=\"number\">",
            "<item><description>ten</description></item>",
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
              ```
            -
            """,
            "<list type=\"bullet\">",
            "<item><description>one",
            "<list type=\"bullet\">",
            "<item><description>two",
            "<list type=\"number\">",
            "<item><description>three</description></item>",
            "</list>",
            "</description></item>",
            "</list>",
            "<para>Text.</para>",
            "</description></item>",
            "<item><description>",
            "<code>",
            "code",
            "</code>",
            "</description></item>",
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
            | 2
            a \* b | c

            | no | table |
            |---|
            """,
            "<para>Values:</para>",
            "<list type=\"table\">",
            "<listheader><term>a</term><description><c>b</c></description></listheader>",
            "<item><term><b>1</b></term><description>x | y</description></item>",
            "<item><term>2</term><description></description></item>",
            "<item><term>a * b</term><description>c</description></item>",
            "</list>",
            "<para>| no | table | |---|</para>"
        );

    [Fact]
    public void Code() =>
        AssertBlocks(
            """
            ```sh
            curl <url> \
              --data "&"

            # no heading
            ````

                indented

                  more

            ~~~
            - open
            """,
            "<code>",
            "curl &lt;url&gt; \\",
            "  --data \"&amp;\"",
            "",
            "# no heading",
            "</code>",
            "<code>",
            "indented",
            "",
            "  more",
            "</code>",
            "<code>",
            "- open",
            "</code>"
        );

    [Fact]
    public void Headings_rules_and_quotes() =>
        AssertBlocks(
            """
            ## One ##
            # C#
            #no
            Two
            ===
            ***
            > quoted
            lazy
            > > deeper

            > [!WARNING]
            > Careful.
            """,
            "<para><b>One</b></para>",
            "<para><b>C#</b></para>",
            "<para><b>#no Two</b></para>",
            "<para>quoted lazy</para>",
            "<para>deeper</para>",
            "<para><b>Warning:</b> Careful.</para>"
        );

    [Fact]
    public void Lists_and_paragraphs_of_HTML() =>
        AssertBlocks(
            "<p>One</p><p>Two<ul>\n    <li>a\n    b</li>\n    <li><p>c</p><ol><li>d</li></ol></li></ul>\n<div>End</div><hr>",
            "<para>One</para>",
            "<para>Two</para>",
            "<list type=\"bullet\">",
            "<item><description>a b</description></item>",
            "<item><description>c",
            "<list type=\"number\">",
            "<item><description>d</description></item>",
            "</list>",
            "</description></item>",
            "</list>",
            "<para>End</para>"
        );

    [Fact]
    public void Tables_and_code_of_HTML() =>
        AssertBlocks(
            "<h3>Title</h3><table>\n<thead><tr><th>a</th><th>b|c</th></tr></thead>\n<tr>\n<td><p>1</p></td><td>2<br>3</td></tr></table><pre><code class='x'>if (a &lt; b)\n  *c*</code></pre>",
            "<para><b>Title</b></para>",
            "<list type=\"table\">",
            "<listheader><term>a</term><description>b|c</description></listheader>",
            "<item><term>1</term><description>2<br/>3</description></item>",
            "</list>",
            "<code>",
            "if (a &lt; b)",
            "  *c*",
            "</code>"
        );

    [Fact]
    public void What_is_nested_too_deeply_is_one_paragraph() =>
        AssertBlocks(new string('>', 20) + " a", "<para>&gt;&gt;&gt;&gt;&gt;&gt;&gt; a</para>");

    private static void AssertBlocks(string markdown, params string[] lines) =>
        Assert.Equal(lines, DocText.Titled("Title", markdown, "").Remarks);
}
