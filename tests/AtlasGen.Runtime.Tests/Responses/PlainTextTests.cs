using System.Text;

namespace AtlasGen.Runtime.Tests.Responses;

public class PlainTextTests
{
    [Theory]
    [InlineData(null, "é", "utf-8")]
    [InlineData("UTF-8", "é", "utf-8")]
    [InlineData("\"iso-8859-1\"", "é", "iso-8859-1")]
    [InlineData("utf-16", "é", "utf-16")]
    [InlineData("nobody-knows", "é", "utf-8")]
    [InlineData("utf-7", "é", "utf-8")]
    [InlineData("", "é", "utf-8")]
    public void The_encoding_is_that_of_the_header(string? charset, string text, string encoding) =>
        Assert.Equal(
            text,
            PlainText.Decode(Encoding.GetEncoding(encoding).GetBytes(text), charset)
        );

    [Fact]
    public void A_byte_order_mark_says_it_better() =>
        Assert.Equal("é", PlainText.Decode([0xFF, 0xFE, 0xE9, 0x00], "iso-8859-1"));

    [Theory]
    [InlineData("text/plain", true)]
    [InlineData("Text/Plain; charset=utf-8", true)]
    [InlineData("text/plainer", false)]
    [InlineData("application/json", false)]
    [InlineData(null, false)]
    public void The_accepted_media_types(string? accept, bool expected) =>
        Assert.Equal(expected, PlainText.IsAskedFor(accept));
}
