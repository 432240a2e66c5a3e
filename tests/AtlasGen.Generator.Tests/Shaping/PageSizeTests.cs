using static AtlasGen.Generator.Tests.Harness.SmallSpec;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>Tests what a document promises about the size of pages.</summary>
public class PageSizeTests
{
    [Theory]
    [InlineData("default: 100, maximum: 500", "Size = query?.ItemsPerPage ?? 100, MaxSize = 500 }")]
    [InlineData("default: 100", "Size = query?.ItemsPerPage ?? 100, MaxSize = 100 }")]
    [InlineData("maximum: 500", "Size = query?.ItemsPerPage, MaxSize = 500 }")]
    [InlineData("minimum: 1", "Size = query?.ItemsPerPage }")]
    public void A_document_without_a_maximum_promises_the_default(string limits, string settings)
    {
        var run = Run(
            Get(
                "/a",
                "listThings",
                $$"""
                - { name: pageNum, in: query, schema: { type: integer } }
                - { name: itemsPerPage, in: query, schema: { type: integer, {{limits}} } }
                """,
                Returns("{ type: array, items: { type: string } }")
            )
        );
        Assert.Contains(settings, run.File("ThingsClient"), StringComparison.Ordinal);
    }
}
