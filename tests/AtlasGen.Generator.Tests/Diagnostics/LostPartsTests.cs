using AtlasGen.Generator.Tests.Harness;

namespace AtlasGen.Generator.Tests.Diagnostics;

/// <summary>Tests for which clients a part that OpenAPI 3.0 does not have is reported.</summary>
public class LostPartsTests
{
    private const string QueryString =
        "parameters: [ { name: q, in: querystring, content: { application/json: { schema: { type: object } } } } ], ";

    [Theory]
    // A part that is removed, because nothing refers to it.
    [InlineData($$"""pathItems: { I: { get: { {{QueryString}}responses: {} } } }""", 0)]
    [InlineData(
        "schemas: { Thing: { type: object }, Other: { $defs: { A: { $anchor: a }, B: { $dynamicRef: '#a' } } } }",
        0
    )]
    // A part that moves.
    [InlineData(
        "schemas: { Thing: { $ref: '#/components/schemas/Other/$defs/B' }, Other: { $defs: { A: { $anchor: a }, B: { type: object, properties: { c: { $dynamicRef: '#a' } } } } } }",
        1
    )]
    // A part that is copied.
    [InlineData(
        "schemas: { Thing: { type: object }, Other: { $anchor: a } }, pathItems: { B: { get: { operationId: getB, responses: { '200': { description: b, content: { application/json: { schema: { type: array, items: { $dynamicRef: '#a' } } } } } } } } }",
        1
    )]
    public void A_part_is_reported_if_it_is_in_the_document(string components, int count)
    {
        var run = SpecProject
            .With(
                $$"""
                openapi: 3.2.0
                info: { title: a, version: '1' }
                paths:
                  /a: { get: { operationId: getA, responses: { '200': { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } } } }
                  /b: { $ref: '#/components/pathItems/B' }
                components: { {{components}}{{(
                    components.StartsWith("pathItems", StringComparison.Ordinal)
                        ? ", schemas: { Thing: { type: object } }"
                        : ""
                )}} }
                """,
                components.Contains("getB", StringComparison.Ordinal) ? "*" : "getA"
            )
            .Run();
        Assert.Equal(
            count,
            run.Diagnostics.Count(diagnostic =>
                diagnostic.Contains("AG2010", StringComparison.Ordinal)
            )
        );
    }
}
