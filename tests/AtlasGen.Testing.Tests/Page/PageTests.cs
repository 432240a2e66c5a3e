namespace AtlasGen.Testing.Tests.Page;

/// <summary>The tests in docs/testing.md are those that run here.</summary>
public class PageTests
{
    [Theory]
    [InlineData("The first test", "FirstTest.cs", 1)]
    [InlineData("Three more tests", "ThreeTests.cs", 4)]
    public void The_page_has_the_tests_that_run(string section, string file, int count)
    {
        var blocks = AtlasGen
            .Tests.Page.Read("docs/testing.md")
            .Blocks.Where(block => block.Section == section)
            .ToList();
        Assert.Equal(count, blocks.Count);
        var source = Unindented(
            File.ReadAllText(
                Path.Combine(Repository.Folder, "tests/AtlasGen.Testing.Tests/Page", file)
            )
        );
        Assert.All(
            blocks,
            block => Assert.Contains(Unindented(block.Code), source, StringComparison.Ordinal)
        );
        Assert.All(blocks, block => Assert.InRange(block.Code.Trim().Split('\n').Length, 1, 12));
    }

    private static string Unindented(string code) =>
        string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()))
            .Trim();
}
