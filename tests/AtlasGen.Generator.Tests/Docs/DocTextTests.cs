using System.Xml;
using AtlasGen.Generator.Docs;

namespace AtlasGen.Generator.Tests.Docs;

public class DocTextTests
{
    [Theory]
    [InlineData("First.\n\nSecond.", "First.", "<para>Second.</para>")]
    [InlineData("One. Two. Three.", "One.", "<para>Two. Three.</para>")]
    [InlineData("- a\n- b", "Nothing.", "<list type=\"bullet\">")]
    [InlineData("```\na\n```", "Nothing.", "<code>")]
    [InlineData("# Title\n\nText.", "Title.", "<para>Text.</para>")]
    [InlineData("![](a.png)", "Nothing.", "")]
    [InlineData("---", "Nothing.", "")]
    [InlineData("<p></p>", "Nothing.", "")]
    public void The_first_sentence_is_the_summary(string markdown, string summary, string remarks)
    {
        var doc = DocText.From(markdown, "Nothing.");
        Assert.Equal(summary, doc.Summary);
        Assert.StartsWith(remarks, string.Join("\n", doc.Remarks), StringComparison.Ordinal);
        Assert.Equal(remarks.Length == 0, doc.Remarks.Count == 0);
    }

    [Theory]
    [InlineData("name of the thing", "name of the thing.")]
    [InlineData("The **name**", "The <b>name</b>.")]
    [InlineData("The name (of `a`)", "The name (of <c>a</c>).")]
    [InlineData("größe", "größe.")]
    [InlineData("One of:", "One of:")]
    [InlineData("Why?", "Why?")]
    [InlineData("名前", "名前")]
    public void Key_words_get_a_full_stop(string markdown, string summary) =>
        Assert.Equal(summary, DocText.From(markdown, "").Summary);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t \u2028")]
    public void Nothing_becomes_the_fallback(string? markdown)
    {
        Assert.Equal("The property a&amp;b.", DocText.From(markdown, "The property a&b.").Summary);
        Assert.Equal("The property a&amp;b.", DocText.Line(markdown, "The property a&b."));
        Assert.Equal(new DocText("A.", default), DocText.Titled(markdown, "A.", ""));
        Assert.Equal(new DocText("A. B.", default), DocText.Titled("A. B", markdown, ""));
    }

    [Theory]
    [InlineData("List them", "List them.", "List them.", "")]
    [InlineData("List. Them.", "Lists. Them.", "List. Them.", "<para>Lists. Them.</para>")]
    public void A_title_is_the_summary(
        string title,
        string markdown,
        string summary,
        string remarks
    )
    {
        var doc = DocText.Titled(title, markdown, "");
        Assert.Equal(summary, doc.Summary);
        Assert.Equal(remarks, string.Join("\n", doc.Remarks));
    }

    [Fact]
    public void A_paragraph_can_be_added()
    {
        var doc = DocText.From("One. Two.", "");
        Assert.Equal(doc, doc.And(""));
        Assert.Equal(["<para>Two.</para>", "<para>C.</para>"], doc.And("C.").Remarks);
    }

    [Fact]
    public void One_line_holds_the_blocks() =>
        Assert.Equal(
            "One of. These: <list type=\"bullet\"> <item><description>a</description></item> </list> <para>End.</para>",
            DocText.Line("One of.\nThese:\n- a\n\nEnd.", "")
        );

    public static TheoryData<string, string> Hostile =>
        new()
        {
            { "backticks", Lengths('`') },
            { "stars", Repeat("*a **b ***c ", 100_000) },
            { "stars that open", Repeat("*a", 500_000) },
            { "stars in stars", Repeat("*a **b ", 350) + Repeat("c** d* ", 350) },
            { "underscores", Repeat("_a b_ __", 100_000) },
            { "both", Repeat("*_", 500_000) },
            { "brackets", new string('[', 1_000_000) },
            { "links", Repeat("[a](", 250_000) },
            { "links and brackets", Repeat("](", 500_000) },
            { "references", "[a]: b\n\n" + Repeat("[", 500_000) + Repeat("][", 250_000) },
            { "images", Repeat("![", 250_000) + Repeat("[a](b)", 80_000) },
            { "angles", new string('<', 1_000_000) },
            { "tags", Repeat("<b>", 300_000) + "</b>" },
            { "tags that end", "<b>" + Repeat("</b><i></b>", 90_000) },
            { "tags of quotes", Repeat("<a b=\"", 160_000) },
            { "lists of HTML", Repeat("<ul><li>", 120_000) + Repeat("</ul>", 20) },
            { "escaped backticks", Repeat("\\`` ", 250_000) },
            { "paragraphs of a list", "- a\n" + Repeat("\n  b\n", 150_000) },
            {
                "lists",
                string.Concat(
                    Enumerable.Range(0, 400).Select(i => new string(' ', i * 2) + "- a\n")
                )
            },
            { "quotes", new string('>', 1_000_000) + " a" },
            { "markers", Repeat("- ", 500_000) },
            { "tables", Repeat("|", 500_000) + "\n" + Repeat("|-", 250_000) },
            { "code of HTML", Repeat("<code>", 160_000) + "</code>" },
            { "blank lines", "- a" + new string('\n', 1_000_000) + "b" },
            { "entities", Repeat("&amp", 250_000) },
            { "sentences", Repeat("(a. ", 250_000) },
            { "one word", new string('a', 1_000_000) },
        };

    /// <remarks>
    /// The parser's work can grow with the square of the length, so long descriptions are truncated first. Without the
    /// limit, the test would reach the timeout on any machine.
    /// </remarks>
    [Theory(Timeout = 600_000)]
    [MemberData(nameof(Hostile))]
    public async Task A_large_description_costs_little(string name, string markdown)
    {
        Assert.NotEmpty(name);
        var done = new TaskCompletionSource<DocText>();
        // Compilers run generators on threads with less than the stack of the main thread.
        var thread = new Thread(
            () => done.SetResult(DocText.From(markdown, "")),
            maxStackSize: 512 * 1024
        )
        {
            IsBackground = true,
        };
        thread.Start();
        var doc = await done.Task.WaitAsync(TestContext.Current.CancellationToken);
        AssertWellFormed(doc);
        Assert.InRange(doc.Summary.Length + doc.Remarks.Sum(line => line.Length), 1, 200_000);
    }

    /// <summary>Any sequence of Markdown and HTML must become well-formed XML on lines that remain comments.</summary>
    [Fact]
    public void Any_text_is_well_formed()
    {
        string[] pieces =
        [
            "*",
            "**",
            "_",
            "`",
            "``",
            "[",
            "](",
            ")",
            "](http://a.b)",
            "![",
            "<b>",
            "</b>",
            "<a href='https://a.b'>",
            "</a>",
            "<i>",
            "</i>",
            "<code>",
            "</code>",
            "<ul>",
            "<li>",
            "</ul>",
            "<p>",
            "<table>",
            "<tr>",
            "<td>",
            "</td>",
            "</tr>",
            "</table>",
            "<pre>",
            "</pre>",
            "<!--",
            "-->",
            "<br>",
            "<http://a.b>",
            "<x>",
            "&lt;",
            "&",
            "\"",
            "]]>",
            "\n",
            "\n\n",
            "\n- ",
            "\n  1. ",
            "\n> ",
            "\n```\n",
            "\n    ",
            "\n| a | b |\n|---|---|\n",
            "|",
            "# ",
            "---",
            "\\",
            "a",
            "b c",
            ". A",
            " ",
            "\t",
            "\u2028",
            "\u0085",
            "\0",
            "\ud83d",
            "\ude00",
            "\ud83d\ude00",
            "\u202e",
            "\uffff",
            "é",
            "。",
            "[a]: http://a.b",
        ];
        var random = new Random(20261124);
        for (var i = 0; i < 20_000; i++)
        {
            var markdown = string.Concat(
                Enumerable
                    .Range(0, random.Next(1, 25))
                    .Select(_ => pieces[random.Next(pieces.Length)])
            );
            var doc = DocText.From(markdown, "Nothing.");
            AssertWellFormed(doc);
            AssertWellFormed(new(DocText.Line(markdown, "Nothing."), default));
            Assert.NotEqual("", doc.Summary);
        }
    }

    internal static void AssertWellFormed(DocText doc)
    {
        foreach (var xml in new[] { doc.Summary, string.Join("\n", doc.Remarks) })
        {
            using var reader = XmlReader.Create(new StringReader($"<doc>{xml}</doc>"));
            while (reader.Read()) { }
        }

        Assert.All(
            doc.Remarks.Append(doc.Summary),
            line => Assert.DoesNotContain(line, c => char.IsControl(c) || c is '\u2028' or '\u2029')
        );
    }

    private static string Repeat(string text, int count) =>
        string.Concat(Enumerable.Repeat(text, count));

    private static string Lengths(char c) =>
        string.Join(" ", Enumerable.Range(1, 1_000).Select(length => new string(c, length)));
}
