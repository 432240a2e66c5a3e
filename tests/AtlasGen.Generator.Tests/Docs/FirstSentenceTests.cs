using AtlasGen.Generator.Docs;

namespace AtlasGen.Generator.Tests.Docs;

public class FirstSentenceTests
{
    [Theory]
    [InlineData("A. B", "A. B.")]
    [InlineData("One a. Two b.", "One a.")]
    [InlineData(
        "Version 1.0 of a.b, e.g. This, i.e. That. Two.",
        "Version 1.0 of a.b, e.g. This, i.e. That."
    )]
    [InlineData("List for TLS 1.2. Two.", "List for TLS 1.2.")]
    [InlineData("Of MongoDB, Inc. and others. Two.", "Of MongoDB, Inc. and others.")]
    [InlineData("One vs. Two, No. 5, etc. Three.", "One vs. Two, No. 5, etc.")]
    [InlineData("Say no. Two.", "Say no.")]
    [InlineData("Uses `a. B` here. `c` next.", "Uses <c>a. B</c> here.")]
    [InlineData("Uses `a.` Bc. Next.", "Uses <c>a.</c> Bc.")]
    [InlineData("See [a. Bc](https://x.y/). Next.", "See <see href=\"https://x.y/\">a. Bc</see>.")]
    [InlineData("See [a. Bc](#c). Next.", "See a.")]
    [InlineData("One (a. B) c. Two.", "One (a. B) c.")]
    [InlineData("One :) (two. Three.", "One :) (two.")]
    [InlineData("One \"a.\" Two.", "One \"a.\"")]
    [InlineData("**One.** Two.", "<b>One.</b>")]
    [InlineData("**One. Two.** Three.", "<b>One. Two.</b>")]
    [InlineData("One. **two**. Three", "One. <b>two</b>.")]
    [InlineData("One. <b></b>", "One. <b></b>")]
    [InlineData("One! Two? Three", "One!")]
    [InlineData("One... Two", "One...")]
    [InlineData("See https://x.y. Next. Two.", "See https://x.y.")]
    [InlineData("One\nTwo. Three", "One Two.")]
    [InlineData("One<br>two. Three", "One.")]
    [InlineData("**One<br>two**. Three", "<b>One<br/>two</b>.")]
    [InlineData("By J. Smith. Two.", "By J. Smith.")]
    [InlineData("U.S. dollars, 9 a.m. daily. Two.", "U.S. dollars, 9 a.m. daily.")]
    public void Ends_where_a_reader_would_say(string markdown, string summary) =>
        Assert.Equal(summary, DocText.From(markdown, "").Summary);
}
