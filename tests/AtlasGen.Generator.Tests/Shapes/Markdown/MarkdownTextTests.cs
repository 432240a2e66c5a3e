using AtlasGen.Generator.Docs;

namespace AtlasGen.Generator.Tests.Shapes.Markdown;

/// <summary>Text within a line, by the chapters of CommonMark 0.31.</summary>
public class MarkdownTextTests
{
    [Theory]
    // Escapes and entities
    [InlineData(@"\*not\* \`code\` \[a](b) \q \", @"*not* `code` [a](b) \q \")]
    [InlineData(
        "&lt;a&gt; &amp;&#35;&#x22;&copy;&nbsp;a &b; &",
        "&lt;a&gt; &amp;#\"© a &amp;b; &amp;"
    )]
    [InlineData("a & b < c > d \"e\"", "a &amp; b &lt; c &gt; d \"e\"")]
    // Code
    [InlineData("`a < b` `` c`d `` `e", "<c>a &lt; b</c> <c>c`d</c> `e")]
    [InlineData("`*a*` ``&lt;``", "<c>*a*</c> <c>&amp;lt;</c>")]
    [InlineData("*a `b*` c", "*a <c>b*</c> c")]
    // Emphasis
    [InlineData("*a* **b** ***c***", "<i>a</i> <b>b</b> <i><b>c</b></i>")]
    [InlineData("_a_ __b__ snake_case_name", "<i>a</i> <b>b</b> snake_case_name")]
    [InlineData("2 * 3 * 4, **a *b* c**", "2 * 3 * 4, <b>a <i>b</i> c</b>")]
    [InlineData("*price* * *count* + *tax*", "<i>price</i> * <i>count</i> + <i>tax</i>")]
    [InlineData("***a**: b", "*<b>a</b>: b")]
    [InlineData("*a _b* c_", "<i>a _b</i> c_")]
    [InlineData("**a", "**a")]
    // Links
    [InlineData(
        "[a](https://x.y/?b=1&c=\"2\")",
        "<see href=\"https://x.y/?b=1&amp;c=&quot;2&quot;\">a</see>"
    )]
    [InlineData("[a](<https://x.y/b c> 'title')", "<see href=\"https://x.y/b c\">a</see>")]
    [InlineData("[a](https://x.y/(b) \"t\") c", "<see href=\"https://x.y/(b)\">a</see> c")]
    [InlineData("[**a** `b`](http://x.y)", "<see href=\"http://x.y\"><b>a</b> <c>b</c></see>")]
    [InlineData("[a](#tag/Projects) [b](/c) [d](javascript:e(1)) [f]()", "a b d f")]
    [InlineData("[a] [b](c d) [e](f", "[a] [b](c d) [e](f")]
    [InlineData(
        "[a [b](http://x.y) c](http://z)",
        "[a <see href=\"http://x.y\">b</see> c](http://z)"
    )]
    [InlineData("*a [b*](http://x.y)", "*a <see href=\"http://x.y\">b*</see>")]
    [InlineData(
        "![alt *text*](a.png) [![b](c)](http://x.y)",
        "alt <i>text</i> <see href=\"http://x.y\">b</see>"
    )]
    [InlineData(
        "[a][B] [b] [c][]\n\n[b]: https://x.y \"t\"\n[c]: /z",
        "<see href=\"https://x.y\">a</see> <see href=\"https://x.y\">b</see> c"
    )]
    [InlineData(
        "<https://x.y/?a&b> <host:port> <a@b.c>",
        "<see href=\"https://x.y/?a&amp;b\">https://x.y/?a&amp;b</see> &lt;host:port&gt; &lt;a@b.c&gt;"
    )]
    [InlineData("See https://x.y/a_b_c?d=*.", "See https://x.y/a_b_c?d=*.")]
    // Lines
    [InlineData("a\nb  \tc\r\nd", "a b c d")]
    [InlineData("a\u2028b\u0085c\u2029d", "a b c d")]
    // HTML
    [InlineData("<b>a</b> <strong>b</strong> <em>c</em>", "<b>a</b> <b>b</b> <i>c</i>")]
    [InlineData(
        "<a href='https://x.y' target=_blank>a</a> <A HREF=\"#b\">b</A>",
        "<see href=\"https://x.y\">a</see> b"
    )]
    [InlineData("<abbr title=\"Long\">L</abbr> <sub>a</sub> <img alt='b' src=c>", "L a b")]
    [InlineData("<code>a &lt; *b*</code> <kbd>c</kbd>", "<c>a &lt; *b*</c> <c>c</c>")]
    [InlineData(
        "<database>.<collection> <b> <table> <a custom name>",
        "&lt;database&gt;.&lt;collection&gt; &lt;b&gt; &lt;table&gt; &lt;a custom name&gt;"
    )]
    [InlineData("a <!-- b\n\n c --> d <!-- e", "a d &lt;!-- e")]
    [InlineData("**a <b>b** c</b> d</i>", "<b>a <b>b</b></b> c d")]
    [InlineData("`<b>` a </b> `<!--` b -->", "<c>&lt;b&gt;</c> a <c>&lt;!--</c> b --&gt;")]
    [InlineData("a <b\nc", "a &lt;b c")]
    // Characters
    [InlineData("a\0b\u0007c\uffffd", "a b c d")]
    [InlineData("\ud83d\ude00 \U00020BB7", "\ud83d\ude00 \U00020BB7")]
    [InlineData("a\u202eb\u2066c", "abc")]
    [InlineData("*/ } ]]> // {{ a }}", "*/ } ]]&gt; // {{ a }}")]
    public void Text(string markdown, string xml) => Assert.Equal(xml, DocText.Line(markdown, ""));

    [Fact]
    public void Half_a_character() => Assert.Equal("a b c", DocText.Line("a\ud83db\ude00c", ""));

    [Theory]
    [InlineData("a  \nb\\\nc<br>d <br/> e", "a<br/>b<br/>c<br/>d<br/>e")]
    public void Lines_end_where_the_author_wants_it(string markdown, string xml) =>
        Assert.Equal(xml, DocText.Line(markdown, ""));

    [Theory]
    [InlineData("A. B", "A. B.")]
    [InlineData("One a. Two b.", "One a.")]
    [InlineData(
        "Version 1.0 of a.b, e.g. This, i.e. That. Two.",
        "Version 1.0 of a.b, e.g. This, i.e. That."
    )]
    [InlineData("Of MongoDB, Inc. and others. Two.", "Of MongoDB, Inc. and others.")]
    [InlineData("One vs. Two, No. 5, etc. Three.", "One vs. Two, No. 5, etc.")]
    [InlineData("Say no. Two.", "Say no.")]
    [InlineData("Uses `a. B` here. `c` next.", "Uses <c>a. B</c> here.")]
    [InlineData("See [a. Bc](https://x.y/). Next.", "See <see href=\"https://x.y/\">a. Bc</see>.")]
    [InlineData("See [a. Bc](#c). Next.", "See a. Bc.")]
    [InlineData("One (a. B) c. Two.", "One (a. B) c.")]
    [InlineData("One :) (two. Three.", "One :) (two.")]
    [InlineData("One \"a.\" Two.", "One \"a.\"")]
    [InlineData("**One.** Two.", "<b>One.</b>")]
    [InlineData("**One. Two.** Three.", "<b>One. Two.</b>")]
    [InlineData("One! Two? Three", "One!")]
    [InlineData("One... Two", "One...")]
    [InlineData("See https://x.y. Next. Two.", "See https://x.y.")]
    [InlineData("One\nTwo. Three", "One Two.")]
    [InlineData("One<br>two. Three", "One.")]
    [InlineData("一。二。", "一。")]
    [InlineData("By J. Smith. Two.", "By J. Smith.")]
    [InlineData("U.S. dollars, 9 a.m. daily. Two.", "U.S. dollars, 9 a.m. daily.")]
    public void The_first_sentence(string markdown, string summary) =>
        Assert.Equal(summary, DocText.From(markdown, "").Summary);
}
