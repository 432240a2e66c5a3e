using AtlasGen.Generator.Docs;

namespace AtlasGen.Generator.Tests.Docs;

/// <summary>Tests how the text of a paragraph is converted. Parsing is tested by the parser itself.</summary>
public class MarkdownTextTests
{
    [Theory]
    // Escapes and entities
    [InlineData(@"\*not\* \`code\` \[a](b) \q \", @"*not* `code` [a](b) \q \")]
    [InlineData(
        "&lt;a&gt; &amp;&#35;&#x22;&copy;&nbsp;a &b; &",
        "&lt;a&gt; &amp;#\"© a &amp;b; &amp;"
    )]
    [InlineData("a & b < c > d \"e\" & *f*;", "a &amp; b &lt; c &gt; d \"e\" &amp; <i>f</i>;")]
    // Code
    [InlineData("`a < b` `` c`d `` `e", "<c>a &lt; b</c> <c>c`d</c> `e")]
    [InlineData("`*a*` ``&lt;``", "<c>*a*</c> <c>&amp;lt;</c>")]
    [InlineData("*a `b*` c", "*a <c>b*</c> c")]
    // Emphasis
    [InlineData("*a* **b** ***c***", "<i>a</i> <b>b</b> <i><b>c</b></i>")]
    [InlineData("_a_ __b__ snake_case_name", "<i>a</i> <b>b</b> snake_case_name")]
    [InlineData("2 * 3 * 4, **a *b* c**", "2 * 3 * 4, <b>a <i>b</i> c</b>")]
    [InlineData("*price* * *count* + *tax*", "<i>price</i> * <i>count</i> + <i>tax</i>")]
    [InlineData("a wildcard (*) or **", "a wildcard (*) or **")]
    [InlineData("***a**: b", "*<b>a</b>: b")]
    [InlineData("*a _b* c_", "<i>a _b</i> c_")]
    [InlineData("**a*b** **c", "<b>a*b</b> **c")]
    // Links
    [InlineData(
        "[a](https://x.y/?b=1&c=\"2\")",
        "<see href=\"https://x.y/?b=1&amp;c=&quot;2&quot;\">a</see>"
    )]
    [InlineData("[a](<https://x.y/b> 'title')", "<see href=\"https://x.y/b\">a</see>")]
    [InlineData("[**a** `b`](http://x.y)", "<see href=\"http://x.y\"><b>a</b> <c>b</c></see>")]
    [InlineData("[a](#tag/Projects) [b](/c) [d](javascript:e) [f]()", "a b d f")]
    [InlineData("[a] [b][c] [e](f", "[a] [b][c] [e](f")]
    [InlineData(
        "[a [b](http://x.y) c](http://z)",
        "[a <see href=\"http://x.y\">b</see> c](http://z)"
    )]
    [InlineData("[a [b] c](http://z)", "<see href=\"http://z\">a [b] c</see>")]
    [InlineData("[a](https://x.y/(b) \"t\") c", "<see href=\"https://x.y/(b)\">a</see> c")]
    [InlineData(
        "![alt *text*](a.png) [![b](c)](http://x.y)",
        "alt <i>text</i> <see href=\"http://x.y\">b</see>"
    )]
    [InlineData(
        "[a][B] [b]\n\n[b]: https://x.y \"t\"",
        "<see href=\"https://x.y\">a</see> <see href=\"https://x.y\">b</see>"
    )]
    [InlineData(
        "<https://x.y/?a&b> <host:port> <a@b.c>",
        "<see href=\"https://x.y/?a&amp;b\">https://x.y/?a&amp;b</see> &lt;host:port&gt; &lt;a@b.c&gt;"
    )]
    [InlineData("See https://x.y/a_b_c?d=*.", "See https://x.y/a_b_c?d=*.")]
    // Lines
    [InlineData("a\nb  \tc\r\nd", "a b c d")]
    [InlineData("a\u2028b\u0085c\u2029d", "a b c d")]
    [InlineData("a  \nb\\\nc<br>d <br/> e", "a<br/>b<br/>c<br/>d<br/>e")]
    // HTML
    [InlineData("<b>a</b> <STRONG>b</STRONG> <em>c</em>", "<b>a</b> <b>b</b> <i>c</i>")]
    [InlineData(
        "<a href='https://x.y' target=_blank>a</a> <A HREF=\"#b\">b</A>",
        "<see href=\"https://x.y\">a</see> b"
    )]
    [InlineData("<abbr title=\"Long\">L</abbr> <sub>a</sub>", "L a")]
    [InlineData("<code>a &lt; b</code> <p>c</p> d", "<c>a &lt; b</c><br/>c d")]
    [InlineData(
        "<database>.<collection> <b> <table> <a custom name>",
        "&lt;database&gt;.&lt;collection&gt; &lt;b&gt; &lt;table&gt; &lt;a custom name&gt;"
    )]
    [InlineData("**a <b>b** c</b> d</i>", "<b>a &lt;b&gt;b</b> c&lt;/b&gt; d&lt;/i&gt;")]
    [InlineData("<b\tclass='x'>a</b> <code\nid=c>d</code>", "<b>a</b> <c>d</c>")]
    [InlineData(
        "[a <span>](https://x.y) b</span>",
        "<see href=\"https://x.y\">a &lt;span&gt;</see> b&lt;/span&gt;"
    )]
    [InlineData("`<b>` a </b> <!-- b -->", "<c>&lt;b&gt;</c> a &lt;/b&gt; &lt;!-- b --&gt;")]
    [InlineData("a <b\nc <d <e", "a &lt;b c &lt;d &lt;e")]
    // Characters
    [InlineData("a\u0001b\u0007c\uffffd\u3000e", "a b c d e")]
    [InlineData("a\0b", "a\ufffdb")]
    [InlineData("\ud83d\ude00 \U00020BB7", "\ud83d\ude00 \U00020BB7")]
    [InlineData("a\u202eb\u2066c", "abc")]
    [InlineData("*/ } ]]> // {{ a }}", "*/ } ]]&gt; // {{ a }}")]
    [InlineData(
        "[a](https://x.y/&#34;b) [c](https://x.y/&#10;d)",
        "<see href=\"https://x.y/&quot;b\">a</see> c"
    )]
    [InlineData(
        "<b>*a</b>* <i>**b</i>**",
        "&lt;b&gt;<i>a&lt;/b&gt;</i> &lt;i&gt;<b>b&lt;/i&gt;</b>"
    )]
    public void Text(string markdown, string xml) => Assert.Equal(xml, DocText.Line(markdown, ""));

    [Fact]
    public void Half_a_character() => Assert.Equal("a b c", DocText.Line("a\ud83db\ude00c", ""));

    [Theory]
    [InlineData("<b>", "</b>")]
    [InlineData("<i>**a ", " b**</i>")]
    [InlineData("*a **b ", " c** d*")]
    public void Elements_are_nested_32_deep_at_most(string start, string end)
    {
        var xml = DocText.Line(Repeat(start, 40) + "a" + Repeat(end, 40), "");
        var (depth, deepest) = (0, 0);
        foreach (var tag in xml.Split('<').Skip(1))
        {
            depth += tag[0] == '/' ? -1 : 1;
            deepest = Math.Max(deepest, depth);
        }

        Assert.InRange(deepest, 16, 32);
    }

    private static string Repeat(string text, int count) =>
        string.Concat(Enumerable.Repeat(text, count));
}
