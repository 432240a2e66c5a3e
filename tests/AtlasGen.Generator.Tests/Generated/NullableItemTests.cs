using System.Reflection;
using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Generated;

/// <summary>Tests streams whose items can be null.</summary>
public class NullableItemTests
{
    private const string Lines = "application/x-ndjson";
    private const string Events = "text/event-stream";

    [Theory]
    [InlineData("3.1.0", Lines, "{ type: [integer, 'null'] }", "long?")]
    [InlineData("3.0.3", Lines, "{ type: integer, nullable: true }", "long?")]
    [InlineData("3.1.0", Lines, "{ type: array, items: { type: [integer, 'null'] } }", "long?")]
    [InlineData(
        "3.1.0",
        Lines,
        "{ anyOf: [{ $ref: '#/components/schemas/Row' }, { type: 'null' }] }",
        "Row?"
    )]
    [InlineData("3.0.3", Lines, "{ $ref: '#/components/schemas/Absent' }", "Absent?")]
    [InlineData(
        "3.0.3",
        Lines,
        "{ type: array, nullable: true, items: { type: integer } }",
        "long"
    )]
    [InlineData(
        "3.0.3",
        Lines,
        "{ nullable: true, allOf: [{ $ref: '#/components/schemas/Rows' }] }",
        "Row"
    )]
    [InlineData("3.1.0", Lines, "{ type: [string, 'null'] }", "string")]
    [InlineData("3.1.0", Events, "{ type: [integer, 'null'] }", "long?")]
    [InlineData("3.1.0", Events, "{ type: [string, 'null'] }", "string")]
    public void Items_that_can_be_null_are_nullable(
        string version,
        string mediaType,
        string schema,
        string type
    )
    {
        var run = SpecProject
            .With(
                $$"""
                openapi: {{version}}
                info: { title: a, version: '1' }
                paths: { /a: { get: { operationId: watchA, tags: [a], responses: { '200': { description: a, content: { {{mediaType}}: { schema: {{schema}} } } } } } } }
                components:
                  schemas:
                    Row: { type: object, properties: { name: { type: string } } }
                    Rows: { type: array, items: { $ref: '#/components/schemas/Row' } }
                    Absent: { type: object, nullable: true, properties: { name: { type: string } } }
                """
            )
            .Run()
            .AssertCompiles();
        Assert.Contains(
            $"IAsyncEnumerable<{type}> WatchAAsync(",
            run.File("AClient"),
            StringComparison.Ordinal
        );
    }

    private static readonly Lazy<Assembly> Nulls = UserCode.CompileWith(
        """
        openapi: 3.1.1
        info: { title: Nulls, version: "1" }
        paths:
          /numbers:
            get:
              operationId: watchNumbers
              tags: [Items]
              responses: { "200": { description: OK, content: { application/x-ndjson: { schema: { type: [integer, 'null'] } } } } }
        """,
        """
            public static async Task<string> Numbers(AtlasClient atlas)
            {
                var text = "";
                await foreach (long? number in atlas.Items.WatchNumbersAsync()) text += number?.ToString() ?? "-";
                return text;
            }

        """
    );

    [Fact]
    public async Task A_line_can_be_null()
    {
        await using var server = await WireServer.StartAsync(
            new WireAnswer(200, Lines, "1\nnull\n2\n")
        );
        Assert.Equal("1-2", await Nulls.CallAsync("Numbers", server));
    }
}
