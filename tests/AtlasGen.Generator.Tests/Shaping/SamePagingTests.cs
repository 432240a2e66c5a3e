using AtlasGen.Generator.Tests.Harness;
using static AtlasGen.Generator.Tests.Harness.SmallSpec;

namespace AtlasGen.Generator.Tests.Shaping;

/// <summary>Tests that the tree and the model have the same paged lists.</summary>
public class SamePagingTests
{
    [Fact]
    public void A_default_response_beside_a_success_is_an_error()
    {
        var run = Run(
            Get(
                "/a",
                "getThings",
                responses: """
                "200": { description: One., content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }
                default: { description: Error., content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } }
                """
            )
                + Get(
                    "/b",
                    "listThings",
                    responses: Returns("{ $ref: '#/components/schemas/Page' }")
                ),
            Page
        );
        Assert.Equal(["EnumerateThingsAsync"], Enumerations(run));
    }

    [Fact]
    public void A_default_response_alone_is_a_success()
    {
        var run = Run(
            Get(
                "/b",
                "listThings",
                responses: """
                default: { description: One page., content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } }
                """
            ),
            Page
        );
        Assert.Equal(["EnumerateThingsAsync"], Enumerations(run));
    }

    [Theory]
    [InlineData("{ type: object, properties: { a: { type: string } } }")]
    [InlineData("{ type: object, properties: { results: { type: string } } }")]
    [InlineData("{ type: string }")]
    public void What_is_not_a_list_takes_no_name_from_a_list(string schema)
    {
        var run = Run(
            Get("/a", "getThings", parameters: PageNumber, responses: Returns(schema))
                + Get(
                    "/b",
                    "listThings",
                    parameters: PageNumber,
                    responses: Returns("{ $ref: '#/components/schemas/Page' }")
                ),
            Page
        );
        Assert.Equal(["EnumerateThingsAsync"], Enumerations(run));
    }

    [Theory]
    [InlineData("{ type: array, items: { type: string } }", true)]
    [InlineData("{ $ref: '#/components/schemas/List' }", true)]
    [InlineData("{ oneOf: [{ $ref: '#/components/schemas/Page' }] }", false)]
    [InlineData("{ $ref: '#/components/schemas/Name' }", false)]
    [InlineData("{ $ref: '#/components/schemas/Composed' }", false)]
    [InlineData("{ $ref: '#/components/schemas/Envelope' }", false, true)]
    public void A_list_is_found_behind_aliases_and_in_compositions(
        string schema,
        bool hasPageNumber,
        bool hasEnvelope = false
    )
    {
        var run = Run(
            Get(
                "/b",
                "listThings",
                parameters: hasPageNumber ? PageNumber
                    : hasEnvelope ? "- { name: envelope, in: query, schema: { type: boolean } }"
                    : "",
                responses: Returns(schema)
            ),
            Page
                + """

                    Name: { allOf: [{ $ref: '#/components/schemas/Alias' }] }
                    Alias: { $ref: '#/components/schemas/Page' }
                    Composed: { allOf: [{ allOf: [{ $ref: '#/components/schemas/Page' }] }, { type: object, properties: { a: { type: string } } }] }
                    List: { allOf: [{ type: array, items: { type: string } }] }
                    Envelope: { type: object, required: [status, content], properties: { status: { type: integer }, content: { $ref: '#/components/schemas/Page' } } }
                """
        );
        Assert.Equal(["EnumerateThingsAsync"], Enumerations(run));
    }

    private const string PageNumber = "- { name: pageNum, in: query, schema: { type: integer } }";

    private const string Page = """
          schemas:
            Page: { type: object, properties: { results: { type: array, items: { type: string } } } }
        """;

    private static IEnumerable<string> Enumerations(GeneratorRun run) =>
        run.File("IThingsClient")
            .Split(' ', '\n')
            .Where(word => word.StartsWith("Enumerate", StringComparison.Ordinal))
            .Select(word => word.TrimEnd('('));
}
