using AtlasGen.Generator.Spec.JsonPath;

namespace AtlasGen.Generator.Tests.Spec.JsonPath;

/// <summary>Tests regular expressions against those of RFC 9485.</summary>
public class RegexpTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("a", "a", true)]
    [InlineData("a", "ab", false)]
    [InlineData("a|bc", "bc", true)]
    [InlineData("a|", "", true)]
    [InlineData("(a|b)*c", "ababc", true)]
    [InlineData("(a|b)*c", "abdc", false)]
    [InlineData("a+", "", false)]
    [InlineData("a+", "aaa", true)]
    [InlineData("a?b", "b", true)]
    [InlineData("a{2}", "aa", true)]
    [InlineData("a{2}", "aaa", false)]
    [InlineData("a{2,3}", "aaa", true)]
    [InlineData("a{2,3}", "aaaa", false)]
    [InlineData("a{2,}", "aaaaa", true)]
    [InlineData("a{2,}", "a", false)]
    [InlineData("a{0}", "", true)]
    [InlineData("(a*)*b", "aab", true)]
    [InlineData("1974-05-..", "1974-05-03", true)]
    [InlineData(".", "\n", false)]
    [InlineData(".", "\r", false)]
    [InlineData(".", "\u2028", true)]
    [InlineData(".", "🚀", true)]
    [InlineData("[🚀-🚂]", "🚁", true)]
    [InlineData("[a-c]", "b", true)]
    [InlineData("[a-c]", "d", false)]
    [InlineData("[^a-c]", "d", true)]
    [InlineData("[^a-c]", "a", false)]
    [InlineData("[-a]", "-", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[a^]", "^", true)]
    [InlineData("[\\]\\-]", "]", true)]
    [InlineData("[.]", "x", false)]
    [InlineData("\\p{Lu}x", "Ax", true)]
    [InlineData("\\p{L}", "ä", true)]
    [InlineData("\\P{L}", "ä", false)]
    [InlineData("[\\p{Nd}_]+", "12_3", true)]
    [InlineData("a\\.b", "a.b", true)]
    [InlineData("a\\.b", "axb", false)]
    [InlineData("\\n\\t\\r", "\n\t\r", true)]
    [InlineData("^a$", "^a$", true)]
    [InlineData("a,b-c", "a,b-c", true)]
    public void Matches_whole_texts(string pattern, string text, bool expected) =>
        Assert.Equal(expected, IsMatch(pattern, text, isWhole: true));

    [Theory]
    [InlineData("[BR]ob", "Bob Smith", true)]
    [InlineData("b+", "aabbc", true)]
    [InlineData("ab", "aab", true)]
    [InlineData("", "abc", true)]
    [InlineData("d", "abc", false)]
    public void Finds_parts_of_texts(string pattern, string text, bool expected) =>
        Assert.Equal(expected, IsMatch(pattern, text, isWhole: false));

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("a)")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("[a")]
    [InlineData("]")]
    [InlineData("*")]
    [InlineData("a**")]
    [InlineData("a{2")]
    [InlineData("a{,2}")]
    [InlineData("a{3,2}")]
    [InlineData("{")]
    [InlineData("\\")]
    [InlineData("\\d")]
    [InlineData("\\p{X}")]
    [InlineData("\\p{Lx}")]
    [InlineData("\\p")]
    [InlineData("(?:a)")]
    [InlineData("[c-a]")]
    [InlineData("[a-c-e]")]
    [InlineData("[[a]]")]
    [InlineData("a{99999999999}")]
    [InlineData("(a{50}){50}")]
    [InlineData("((((((){999}){999}){999}){999}){999}){999}")]
    public void Other_expressions_are_invalid(string pattern) => Assert.Null(Regexp.Parse(pattern));

    [Fact]
    public void Nesting_is_limited() => Assert.Null(Regexp.Parse(new string('(', 100_000)));

    [Theory]
    [InlineData("(a|a)*b")]
    [InlineData("(a*)*b")]
    [InlineData("(a+)+b")]
    public void No_expression_takes_exponential_time(string pattern) =>
        Assert.False(IsMatch(pattern, new string('a', 20_000), isWhole: true));

    private static bool IsMatch(string pattern, string text, bool isWhole)
    {
        var regexp = Regexp.Parse(pattern);
        Assert.NotNull(regexp);
        var root = PathText.Read("{}").Root;
        return regexp.IsMatch(text, isWhole, new(root, TestContext.Current.CancellationToken));
    }
}
