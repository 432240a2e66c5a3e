using AtlasGen.Generator.Shapes;

namespace AtlasGen.Generator.Tests.Shapes;

public class DocTextTests
{
    [Theory]
    [InlineData("One. Two. Three.", "One.", "Two. Three.")]
    [InlineData("Version 1.0 e.g. this", "Version 1.0 e.g. this", "")]
    [InlineData("First.\n\nSecond.", "First.", "Second.")]
    [InlineData("Uses `a. B` here. Next.", "Uses <c>a. B</c> here.", "Next.")]
    [InlineData("a & b < c > d \"e\"", "a &amp; b &lt; c &gt; d &quot;e&quot;", "")]
    [InlineData(
        "See [the page](https://example.com/?a=1&b=2).",
        "See <see href=\"https://example.com/?a=1&amp;b=2\">the page</see>.",
        ""
    )]
    [InlineData("See [groups](#tag/Projects).", "See groups.", "")]
    [InlineData("A [link](javascript:alert(1))", "A [link](javascript:alert(1))", "")]
    [InlineData(
        "**Bold** and <b>bold</b> and <database>",
        "<b>Bold</b> and bold and &lt;database&gt;",
        ""
    )]
    [InlineData("A\u2028B\u0085C\u2029D", "A B C D", "")]
    [InlineData("bell\u0007 and \u0000", "bell  and  ", "")]
    [InlineData("*/ }", "*/ }", "")]
    public void Converts(string markdown, string summary, string remarks)
    {
        var doc = DocText.From(markdown, "nothing");
        Assert.Equal(summary, doc.Summary);
        Assert.Equal(remarks, string.Join("|", doc.Remarks));
    }

    [Fact]
    public void Tables_and_lists_keep_their_lines()
    {
        var doc = DocText.From(
            "Values.\n\n| a | b |\n|---|:--|\n| 1 | 2 |\n\n- one\n- two",
            "nothing"
        );
        Assert.Equal(["| a | b |", "| 1 | 2 |", "- one", "- two"], doc.Remarks);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Nothing_becomes_the_fallback(string? markdown) =>
        Assert.Equal("The member a&amp;b.", DocText.From(markdown, "The member a&b.").Summary);
}
